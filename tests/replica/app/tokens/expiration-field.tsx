import * as React from "react";
import { DateControl } from "../fabric/date-control";
import { t } from "../text/text";
import { ChoiceDropdown } from "./choice-dropdown";

const DAY_MS = 86_400_000;

/** The form's choice of an end: a number of days from now, or a date as typed. */
export type Expiration = { days: number } | { date: string };

/** The instant (ISO 8601, UTC) of a choice; null while a typed date is not a date in the future. */
export function validToOf(expiration: Expiration, nowMs: number): string | null {
  if ("days" in expiration) return new Date(nowMs + expiration.days * DAY_MS).toISOString();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expiration.date)) return null;
  const time = Date.parse(`${expiration.date}T00:00:00Z`);
  return time > nowMs ? new Date(time).toISOString() : null;
}

interface Props {
  value: Expiration;
  /** Days that a tenant policy allows at most; longer choices are not offered. */
  maximumDays: number;
  onChange: (value: Expiration) => void;
}

/** "Expiration (UTC)": a drop-down, and a date control for a date of one's own. */
export function ExpirationField({ value, maximumDays, onChange }: Props): JSX.Element {
  const days = [30, 60, 90].filter((count) => count <= maximumDays);
  const items = [
    ...days.map((count) => ({ id: String(count), text: t("{0} days", count) })),
    { id: "other", text: t("Custom defined") },
  ];
  return (
    <div className="replica-expiration flex-row flex-end rhythm-horizontal-8">
      <ChoiceDropdown
        items={items}
        label={t("Expiration (UTC)")}
        onSelect={(id) => onChange(id === "other" ? { date: "" } : { days: Number(id) })}
        selectedId={"days" in value ? String(value.days) : "other"}
      />
      {"date" in value && (
        <DateControl
          ariaLabel={t("Expiration date")}
          onChange={(date) => onChange({ date })}
          placeholder={t("Select a date")}
          value={value.date}
        />
      )}
    </div>
  );
}
