// The structure by which the token form is recognised: ids, roles and class names of the component library, never labels.
// docs/page-structure.md tells how sure we are of each.

/** The open panel. */
export const PANEL = ".bolt-panel-callout-content[role=dialog]";
/** The part of a panel that scrolls. */
export const PANEL_CONTENT = ".bolt-panel-content";
/** The "custom defined" scope radio, which only the token form has. */
export const SCOPE_MODE_CUSTOM = "#__bolt-custom";
/** A scope mode. */
export const RADIO = "[role=radio]";
/** A closed drop-down; its value is the chosen text. */
export const DROPDOWN = "input.bolt-dropdown-expandable-textfield-input";
/** A scope box; it carries no id. */
export const BOX = "[role=checkbox]";
/** The boxes of one area after their title. The rest of the class name changes. */
export const AREA = "[class*=groupingContainer]";
/** The group around the scope mode. */
export const RADIO_GROUP = "[role=radiogroup]";
/** What a date of one's own stands in. */
export const DATE = ".ms-DatePicker, [type=date]";
/** Create or Save. */
export const MAIN_BUTTON = ".bolt-panel-footer .primary";

/** The letter of each kind of control, as `patrol_azdo::Kind` reads them; the first that fits counts. */
export const KINDS: readonly (readonly [letter: string, selector: string])[] = [
  ["o", ".bolt-dropdown [role=option]"],
  ["m", DROPDOWN],
  ["c", SCOPE_MODE_CUSTOM],
  ["r", RADIO],
  ["b", BOX],
  ["l", ".bolt-link[role=button]:not([href])"],
  ["f", "input:not([readonly], [type=button], [type=checkbox], [type=radio], [type=hidden])"],
];

/** A dialog of any kind. */
export const DIALOG = ":is([role=dialog], dialog[open])";

/**
 * A dialog with a field to fill in and something to choose from: it could be the token form in another structure. The view after creation
 * has only a read-only field, a question about revoking has none.
 */
export const FILLED_IN = `${DIALOG} input:not([readonly], [type=button], [type=checkbox], [type=radio])`;
export const CHOSEN = `${DIALOG} :is([role=radio], [role=checkbox], [type=radio], [type=checkbox])`;
