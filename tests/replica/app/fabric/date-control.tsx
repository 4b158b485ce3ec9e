import * as React from "react";
import { hashedClass } from "./hashed-class";

interface Props {
  ariaLabel: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** A text field in the markup of Office Fabric's date picker. Takes dates as YYYY-MM-DD. */
export function DateControl({ ariaLabel, placeholder, value, onChange }: Props): JSX.Element {
  return (
    <div className={`ms-DatePicker ${hashedClass("root")}`}>
      <div role="presentation">
        <div className={`ms-TextField ${hashedClass("textField")}`}>
          <div className={`ms-TextField-wrapper ${hashedClass("wrapper")}`}>
            <div className={`ms-TextField-fieldGroup ${hashedClass("fieldGroup")}`}>
              <input
                aria-label={ariaLabel}
                aria-haspopup="dialog"
                className={`ms-TextField-field ${hashedClass("field")}`}
                onChange={(event) => onChange(event.target.value)}
                placeholder={placeholder}
                role="combobox"
                type="text"
                value={value}
              />
              <i
                aria-hidden="true"
                className={`ms-DatePicker-event--with-label fabric-icon ms-Icon--Calendar ${hashedClass("icon")}`}
              />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
