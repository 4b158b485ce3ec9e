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
  /** The areas stand in the order of their names, or some in the places of others (`by-name`, `swapped`); else as in the form. */
  order: string | null;
  /** The browser's own radio buttons. */
  nativeRadios: boolean;
  onFull: (full: boolean) => void;
  onSelect: (selected: Set<string>) => void;
}

/** Scope mode and check boxes. The boxes carry no scope id, like the real ones. */
export function ScopePicker(props: Props): JSX.Element {
  const { full, selected, packagingOnly, order, nativeRadios, onFull, onSelect } = props;
  const [all, setAll] = React.useState(false);
  const ordered = inOrder(order);
  const offered = packagingOnly ? SCOPE_AREAS.filter(({ area }) => area === "Packaging") : ordered;
  const shown = all ? offered : offered.slice(0, SHORT_LIST);
  return (
    <div className="flex-column rhythm-vertical-8">
      <div className="bolt-formitem-label body-m">{t("Scopes")}</div>
      <div className="secondary-text">{t("Authorize the scope of access associated with this token")}</div>
      {!packagingOnly && nativeRadios && (
        <div className="flex-column">
          <label>
            <input checked={full} id="__bolt-full" onChange={() => onFull(true)} type="radio" />
            {t("Full access")}
          </label>
          <label>
            <input checked={!full} id="__bolt-custom" onChange={() => onFull(false)} type="radio" />
            {t("Custom defined")}
          </label>
        </div>
      )}
      {!packagingOnly && !nativeRadios && (
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

function inOrder(order: string | null): ScopeArea[] {
  const areas = [...SCOPE_AREAS];
  if (order === "by-name") return areas.sort((a, b) => (t(a.area) < t(b.area) ? -1 : 1));
  if (order !== "swapped") return areas;
  // Each pair has as many levels.
  const [work, code, build, release, test, ...others] = areas;
  return [release, code, test, work, build, ...others];
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
