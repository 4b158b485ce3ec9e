//! The structure by which surfaces are recognised: ids, roles and class names of the component library, never labels.
//!
//! The comment beside each selector tells how sure we are of it: seen on live pages by others, emitted by the published
//! library, or inferred. That of the token form stands in `extension/form/structure.js`.

/// What can contain a clone address: a callout or dialog in a portal (library).
pub const CLONE_CONTAINER: &str =
    ".bolt-callout-content, .bolt-dialog-callout-content, [role=dialog], .bolt-portal";
/// The buttons of development environments beside a clone address (seen live on the page of an empty repository).
pub const IDE_BLOCK: &str = ".clone-with-application";
/// Fields that may hold a clone address.
pub const CLONE_FIELD: &str = "input";
/// Buttons with words in them; copy and close buttons are `icon-only` (library).
pub const TEXT_BUTTON: &str = "button.bolt-button:not(.icon-only):not([aria-haspopup]):not([role=tab])";
/// The picture of a button (library).
pub const ICON: &str = ".fabric-icon, .fluent-icon, [class*='ms-Icon'], .bolt-image-icon, svg, img";
/// The buttons that end a panel or dialog: Close, Cancel (library).
pub const PANEL_FOOTER: &str = ".bolt-panel-footer, .bolt-dialog-footer";
