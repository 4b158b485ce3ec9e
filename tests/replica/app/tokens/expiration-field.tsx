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

/** How a number of days is written: in the page's language, or as the address says (`days`, `unit`, `digits`). */
export function wordingOf(query: URLSearchParams): (days: number) => string {
  const template = query.get("days");
  if (template === null) return (days) => t("{0} days", days);
  const { format } = new Intl.NumberFormat(`en-u-nu-${query.get("digits") ?? "latn"}`);
  return (days) => template.replace("#", format(days / Number(query.get("unit") ?? 1)));
}

interface Props {
  value: Expiration;
  /** Days that a tenant policy allows at most; longer choices are not offered. */
  maximumDays: number;
  wording: (days: number) => string;
  /** The browser's own date control. */
  nativeDate: boolean;
  onChange: (value: Expiration) => void;
}

/** "Expiration (UTC)": a drop-down, and a date control for a date of one's own. */
export function ExpirationField({ value, maximumDays, wording, nativeDate, onChange }: Props): JSX.Element {
  const days = [30, 60, 90].filter((count) => count <= maximumDays);
  const items = [
    ...days.map((count) => ({ id: String(count), text: wording(count) })),
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
      {"date" in value && nativeDate && (
        <input onChange={({ target }) => onChange({ date: target.value })} type="date" value={value.date} />
      )}
      {"date" in value && !nativeDate && (
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
