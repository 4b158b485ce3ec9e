import type { Page } from "../../page/page.js";

/** Copies what stands before the button, which says whether that went. @param failed what it says if it did not */
export async function copy(
  page: Page,
  button: HTMLButtonElement,
  failed: "reviewCopyFailed" | "rewriteCopyFailed",
): Promise<void> {
  // Missing on a server without a certificate.
  const copied = navigator.clipboard?.writeText(button.previousElementSibling?.textContent ?? "");
  const isCopied = copied !== undefined && (await copied.then(() => true).catch(() => false));
  button.textContent = page.text(isCopied ? "reviewCopied" : failed);
}
