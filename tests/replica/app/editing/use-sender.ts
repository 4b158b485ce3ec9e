import * as React from "react";
import { send } from "../client";
import { t } from "../text/text";

/** Sends a page's content and holds the sentence about how it went. */
export function useSender() {
  const [status, setStatus] = React.useState("");
  const [busy, setBusy] = React.useState(false);
  const submit = async (method: string, url: string, body: unknown): Promise<boolean> => {
    setBusy(true);
    setStatus("");
    try {
      await send(method, url, body);
      setStatus(t("Saved"));
      return true;
    } catch (error) {
      setStatus((error as Error).message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { status, busy, submit };
}
