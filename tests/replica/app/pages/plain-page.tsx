import * as React from "react";
import { send } from "../client";
import { PageProps } from "../page-list";
import { t } from "../text/text";

/** Fields outside the component library, in a form that is sent by fetch: `…/_plain`. */
export function PlainPage({ page }: PageProps): JSX.Element {
  const line = React.useRef<HTMLInputElement>(null);
  const area = React.useRef<HTMLTextAreaElement>(null);
  const rich = React.useRef<HTMLDivElement>(null);
  const [controlled, setControlled] = React.useState("");
  const [status, setStatus] = React.useState("");

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setStatus("");
    try {
      await send("POST", `${page.base}/_apis/echo`, {
        line: line.current?.value,
        area: area.current?.value,
        rich: rich.current?.innerText,
        controlled,
      });
      setStatus(t("Sent"));
    } catch (error) {
      setStatus((error as Error).message);
    }
  };

  return (
    <form className="plain-form page-content page-content-top flex-column rhythm-vertical-16" onSubmit={submit}>
      <h1 className="title-l">{t("Plain fields")}</h1>
      <input aria-label={t("One line")} className="plain-input" name="line" ref={line} type="text" />
      <textarea aria-label={t("Several lines")} className="plain-textarea" name="area" ref={area} rows={4} />
      <div
        aria-label={t("Rich text")}
        className="plain-editable"
        contentEditable
        ref={rich}
        role="textbox"
        suppressContentEditableWarning
      />
      <textarea
        aria-label={t("Controlled by React")}
        className="plain-controlled"
        name="controlled"
        onChange={(event) => setControlled(event.target.value)}
        rows={4}
        value={controlled}
      />
      <button className="plain-submit" type="submit">
        {t("Send")}
      </button>
      <output className="plain-status">{status}</output>
    </form>
  );
}
