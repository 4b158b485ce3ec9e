import type { Page } from "../../page/page.js";
import { make } from "./make.js";

/** A button that has the person reminded before the token ends that was asked for last, and how that went. */
export function reminder(page: Page): HTMLElement[] {
  const button = make("button", { type: "button" }, page.text("createdRemind"));
  const said = make("p", { class: "said", role: "status" });
  const { fields } = page.token.sent;
  const name = fields?.name ?? "";
  const ends = fields?.validTo ?? "";
  const organization = page.place().organization ?? "";
  button.addEventListener("click", async ({ isTrusted }) => {
    if (!isTrusted) return;
    const reply = await page.reply({ kind: "remind", host: page.host, organization, name, ends });
    said.textContent =
      reply?.kind === "refused" ? page.localize(reply.phrase) : page.text(reply ? "createdReminded" : "noAnswer");
  });
  return [button, said];
}
