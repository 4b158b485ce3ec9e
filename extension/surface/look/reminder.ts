import type { Page } from "../../page/page.js";
import { make } from "./make.js";

/** What it says: on the button, when it is done, and when nobody answers. */
export interface ReminderWords {
  label: string;
  done: string;
  failed: string;
}

/** A button that has the person reminded before the token ends that was asked for last, and how that went. */
export function reminder(page: Page, { label, done, failed }: ReminderWords): HTMLElement[] {
  const button = make("button", { type: "button" }, label);
  const said = make("p", { class: "said", role: "status" });
  const { fields } = page.token.sent;
  const name = fields?.name ?? "";
  const ends = fields?.validTo ?? "";
  const organization = page.place().organization ?? "";
  button.addEventListener("click", async ({ isTrusted }) => {
    if (!isTrusted) return;
    const reply = await page.reply({ kind: "remind", host: page.host, organization, name, ends });
    said.textContent = reply?.kind === "refused" ? page.localize(reply.phrase) : reply ? done : failed;
  });
  return [button, said];
}
