// The structure by which a clone address and the button for git credentials are recognised: roles and class names of the component library,
// never labels. docs/page-structure.md tells how sure we are of each.

/** What can contain a clone address: a callout or dialog in a portal (library). */
export const CONTAINER = ".bolt-callout-content, .bolt-dialog-callout-content, [role=dialog], .bolt-portal";
/** The buttons of development environments beside a clone address (seen live on the page of an empty repository). */
export const IDE_BLOCK = ".clone-with-application";
/** Fields that may hold a clone address. */
export const FIELD = "input";
/** Buttons with words in them; copy and close buttons are `icon-only` (library). */
export const TEXT_BUTTON = "button.bolt-button:not(.icon-only):not([aria-haspopup]):not([role=tab])";
/** The picture of a button (library). */
export const ICON = ".fabric-icon, .fluent-icon, [class*='ms-Icon'], .bolt-image-icon, svg, img";
/** The buttons that end a panel or dialog: Close, Cancel (library). */
export const PANEL_FOOTER = ".bolt-panel-footer, .bolt-dialog-footer";
