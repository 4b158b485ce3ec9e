/** The namespace of HTML: a page may be XML, where elements without it are no HTML elements. */
const HTML = "http://www.w3.org/1999/xhtml";

// A page's element can hide a name of `document` behind its own (`<img name="createElement">`), but not one of the prototype.
const { createElementNS, getElementsByTagName } = Document.prototype;
const rootOf = Object.getOwnPropertyDescriptor(Document.prototype, "documentElement")?.get;

/** Makes an element. Text is always text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag];
export function make(tag: string, attributes?: Record<string, string>, ...children: (Node | string)[]): HTMLElement;
export function make(tag: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]) {
  const element = createElementNS.call(document, HTML, tag) as HTMLElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The page's outermost element; null while there is none. */
export const outermost = (): Element | null => rootOf?.call(document) ?? null;

/** The page's body; null while there is none. */
export const body = (): Element | null => getElementsByTagName.call(document, "body")[0] ?? null;
