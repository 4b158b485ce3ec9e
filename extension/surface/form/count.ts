import type { Found } from "../../protocol.js";
import { counted } from "../look/counted.js";
import { findForm } from "./controls.js";
import {
  AREA,
  BOX,
  CHOSEN,
  DATE,
  DROPDOWN,
  FILLED_IN,
  MAIN_BUTTON,
  PANEL,
  PANEL_CONTENT,
  RADIO,
  RADIO_GROUP,
  SCOPE_MODE_CUSTOM,
} from "./structure.js";

/** What of the form is there: in the form itself or, where none is recognised, anywhere. */
export function countSigns(): Found["signs"] {
  const form = findForm();
  return [
    ["form", form ? 1 : 0],
    ...counted({ panel: PANEL, "filled-in": FILLED_IN, chosen: CHOSEN }, document),
    ...counted(
      {
        "panel-content": PANEL_CONTENT,
        "scope-mode-custom": SCOPE_MODE_CUSTOM,
        "radio-group": RADIO_GROUP,
        radio: RADIO,
        dropdown: DROPDOWN,
        box: BOX,
        area: AREA,
        date: DATE,
        "main-button": MAIN_BUTTON,
      },
      form ?? document,
    ),
  ];
}
