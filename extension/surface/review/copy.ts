import type { Page } from "../../page/page.js";

/** Copies what stands before the button. It says whether that went, or what stands behind it. @param failed what is said if it did not */
export async function copy(
  page: Page,
  button: HTMLButtonElement,
  failed: "reviewCopyFailed" | "reviewIdentifyFailed" | "rewriteCopyFailed",
): Promise<void> {
  // Missing on a server without a certificate.
  const copied = navigator.clipboard?.writeText(button.previousElementSibling?.textContent ?? "");
  const isCopied = copied !== undefined && (await copied.then(() => true).catch(() => false));
  const says = button.nextElementSibling instanceof HTMLOutputElement ? button.nextElementSibling : button;
  says.textContent = page.text(isCopied ? "reviewCopied" : failed);
}
