import * as React from "react";
import { Checkbox } from "azure-devops-ui/Checkbox";
import { Link } from "azure-devops-ui/Link";
import { RadioButton, RadioButtonGroup } from "azure-devops-ui/RadioButton";
import { hashedClass } from "../fabric/hashed-class";
import { t } from "../text/text";
import { SCOPE_AREAS, SHORT_LIST, ScopeArea, toggleScope } from "./scopes";

interface Props {
  full: boolean;
  selected: ReadonlySet<string>;
  packagingOnly: boolean;
  /** The areas stand in the order of their names, not of the form. */
  byName: boolean;
  onFull: (full: boolean) => void;
  onSelect: (selected: Set<string>) => void;
}

/** Scope mode and check boxes. The boxes carry no scope id, like the real ones. */
export function ScopePicker({ full, selected, packagingOnly, byName, onFull, onSelect }: Props): JSX.Element {
  const [all, setAll] = React.useState(false);
  const ordered = byName ? [...SCOPE_AREAS].sort((a, b) => (t(a.area) < t(b.area) ? -1 : 1)) : SCOPE_AREAS;
  const offered = packagingOnly ? SCOPE_AREAS.filter(({ area }) => area === "Packaging") : ordered;
  const shown = all ? offered : offered.slice(0, SHORT_LIST);
  return (
    <div className="flex-column rhythm-vertical-8">
      <div className="bolt-formitem-label body-m">{t("Scopes")}</div>
      <div className="secondary-text">{t("Authorize the scope of access associated with this token")}</div>
      {!packagingOnly && (
        <RadioButtonGroup onSelect={(id) => onFull(id !== "custom")} selectedButtonId={full ? "full" : "custom"}>
          <RadioButton id="full" text={t("Full access")} />
          <RadioButton id="custom" text={t("Custom defined")} />
        </RadioButtonGroup>
      )}
      {!full && (
        <div className={hashedClass("scopesContainer")}>
          {shown.map((area) => (
            <Group area={area} key={area.area} onSelect={onSelect} selected={selected} />
          ))}
        </div>
      )}
      {!full && shown.length < offered.length && (
        <Link onClick={() => setAll(true)}>{t("Show all scopes ({0} more)", offered.length - shown.length)}</Link>
      )}
    </div>
  );
}

function Group({ area, selected, onSelect }: Pick<Props, "selected" | "onSelect"> & { area: ScopeArea }): JSX.Element {
  return (
    <div className={`replica-scope-group ${hashedClass("groupingContainer")}`}>
      <span className={`font-weight-semibold ${hashedClass("groupingTitle")}`}>{t(area.area)}</span>
      <div className={`flex-row flex-wrap replica-scope-levels ${hashedClass("checkboxContainer")}`}>
        {area.levels.map((level) => (
          <Checkbox
            checked={selected.has(level.id)}
            key={level.id}
            label={t(level.label)}
            onChange={(_, on) => onSelect(toggleScope(selected, level, on))}
          />
        ))}
      </div>
    </div>
  );
}
