/** The namespace of HTML: a page may be XML, where elements without it are no HTML elements. */
const HTML = "http://www.w3.org/1999/xhtml";

/** Makes an element. Text is always text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag];
export function make(tag: string, attributes?: Record<string, string>, ...children: (Node | string)[]): HTMLElement;
export function make(tag: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]) {
  const element = document.createElementNS(HTML, tag) as HTMLElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
