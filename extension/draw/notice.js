// A line at the top of the page. Plain JavaScript, because it is a third of the size that the same is as compiled code.

/** The one notice of the page. @type {HTMLElement | undefined} */
let shown;

/**
 * Shows a line until the person closes it. A new line takes the place of the old one.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} sentence
 */
export function show([element, root], sentence) {
  const bar = document.createElement("div");
  bar.className = "notice";
  bar.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.textContent = sentence;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = chrome.i18n.getMessage("noticeClose");
  close.addEventListener("click", (event) => event.isTrusted && element.remove());
  bar.append(line, close);
  root.append(bar);
  shown?.remove();
  shown = element;
  document.documentElement?.append(element);
}
