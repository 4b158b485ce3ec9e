// The browser's functions, taken before the page's first script could replace them. The gate calls nothing else: what a page replaces later
// changes nothing here.
//
// Beyond calls, the language itself looks things up that a page can replace, so the gate does without: `for of`, spread and destructuring of
// arrays (`Symbol.iterator`), `async` and `await` (`constructor` and `then` of promises), `instanceof` (`Symbol.hasInstance`), a list's own
// methods, and options whose missing entries are looked up in `Object.prototype`.

type Method<Self, Arguments extends unknown[], Result> = (self: Self, ...rest: Arguments) => Result;

export const { apply } = Reflect;
const { construct } = Reflect;
const { bind, call } = Function.prototype;
const { setPrototypeOf, defineProperty, getOwnPropertyDescriptor } = Object;

/** A method as a function whose first argument is the object. It is bound, so that calling it looks nothing up. */
const taken = bind.bind(call) as <Self, Arguments extends unknown[], Result>(
  method: (this: Self, ...rest: Arguments) => Result,
) => Method<Self, Arguments, Result>;

/** The getter or setter of a property, as such a function. A browser that does not know the property gives it no value. */
function accessor(of: object, name: string, kind: "get" | "set"): (...call: unknown[]) => unknown {
  return getOwnPropertyDescriptor(of, name)?.[kind] ?? (() => undefined);
}

const getter = <Self, Value>(of: object, name: string) =>
  taken(accessor(of, name, "get")) as unknown as (self: Self) => Value;
const setter = <Self, Value>(of: object, name: string) =>
  taken(accessor(of, name, "set")) as unknown as (self: Self, value: Value) => void;

/** Options without a prototype, for the browser's own functions. */
export const bare = <Options extends object>(options: Options): Options => setPrototypeOf(options, null);

// Texts and lists.

export const includes = taken(String.prototype.includes) as Method<string, [string], boolean>;
export const lower = taken(String.prototype.toLowerCase);
/** Never fails, unlike its successors. */
export const decoded = unescape;
export const numberOf = Number as (text: string) => number;
export const parse = JSON.parse as (text: string) => unknown;
export const stringify = JSON.stringify as (value: unknown) => string;
export const keysOf = Object.keys as (object: object) => string[];

/** What a list has at a place; not what its prototype has there. */
export const at = (list: readonly unknown[], index: number): unknown => (index < list.length ? list[index] : undefined);

const getValue = Reflect.get;

/** A property that is read once, by whoever reads the object that is returned. @param seen gets its value */
export function recorded<Of extends object>(object: Of, property: string, seen: (value: unknown) => void): Of {
  const get = (of: Of, name: string | symbol) => {
    const value: unknown = getValue(of, name);
    if (name === property) seen(value);
    return value;
  };
  return new PageProxy(object, bare({ get }));
}

const PageProxy = Proxy;

/** A function that stands for another one, has its name and properties, and reads as native code. */
export function standIn<Self, Result>(
  native: (...call: never[]) => unknown,
  handle: (self: Self, call: unknown[]) => Result,
): typeof native {
  const handler = bare({ apply: (_: unknown, self: Self, call: unknown[]) => handle(self, call) });
  return new PageProxy(native, handler as ProxyHandler<typeof native>);
}

/** Puts a stand-in for a method into the object that has it. */
export function replaceMethod<Self>(
  owner: object,
  name: string,
  make: (native: (...call: never[]) => unknown) => (self: Self, call: unknown[]) => unknown,
): void {
  const found = getOwnPropertyDescriptor(owner, name);
  if (typeof found?.value !== "function") return;
  defineProperty(owner, name, bare({ ...found, value: standIn(found.value, make(found.value)) }));
}

/** The same for a getter or a setter. */
export function replaceAccessor<Self>(
  owner: object,
  name: string,
  kind: "get" | "set",
  make: (native: (...call: never[]) => unknown) => (self: Self, call: unknown[]) => unknown,
): void {
  const found = getOwnPropertyDescriptor(owner, name);
  const native = found?.[kind];
  if (!found || !native) return;
  defineProperty(owner, name, bare({ ...found, [kind]: standIn(native, make(native)) }));
}

/** Puts a stand-in for a class into the object that has it. @param made called when an object of it, or of a class that extends it, was made */
export function replaceClass(owner: object, name: string, made: () => void): void {
  const found = getOwnPropertyDescriptor(owner, name);
  if (typeof found?.value !== "function") return;
  const native = found.value as (new (...call: never[]) => object) & { prototype: object };
  const handler = bare({
    construct: (_: unknown, call: unknown[], maker: (...call: unknown[]) => unknown) => {
      const object = construct(native, call, maker) as object;
      made();
      return object;
    },
  });
  const value = new PageProxy(native, handler as ProxyHandler<typeof native>);
  defineProperty(owner, name, bare({ ...found, value }));
  const { prototype } = native;
  defineProperty(prototype, "constructor", bare({ ...getOwnPropertyDescriptor(prototype, "constructor"), value }));
}

// What the gate remembers of the page's objects.

const PageWeakMap = WeakMap;
const getFrom = taken(WeakMap.prototype.get) as Method<WeakMap<object, unknown>, [object], unknown>;
const setIn = taken(WeakMap.prototype.set) as Method<WeakMap<object, unknown>, [object, unknown], unknown>;

/** Something about each of some objects, for as long as they live. */
export function newMemory<About>(): {
  get(of: object): About | undefined;
  set(of: object, about: About | undefined): void;
} {
  const kept = new PageWeakMap<object, About | undefined>();
  return {
    get: (of) => getFrom(kept, of) as About | undefined,
    set: (of, about) => void setIn(kept, of, about),
  };
}

// Promises.

export const PagePromise = Promise;
export const rejected = taken(Promise.reject).bind(undefined, Promise) as (reason: unknown) => Promise<never>;
const thenOf = taken(Promise.prototype.then) as Method<
  Promise<unknown>,
  [(value: never) => void, (reason: unknown) => void],
  unknown
>;

/** Calls one of the two when the promise is settled. The promise is one that the browser has given to the gate alone. */
export function settle<Value>(
  promise: Promise<Value>,
  done: (value: Value) => void,
  failed: (reason: unknown) => void,
): void {
  // Of which class the promise is that `then` makes, is looked up here.
  defineProperty(promise, "constructor", bare({ value: undefined }));
  thenOf(promise, done, failed);
}

/** What comes of a promise of the same kind, once more. */
export function settled<Value, Result>(
  promise: Promise<Value>,
  done: (value: Value) => Result | Promise<Result>,
): Promise<Result> {
  return new PagePromise((resolve, reject) => {
    settle(
      promise,
      (value) => {
        const result = done(value);
        // Whether a promise is one, a page could have every object say; a text it cannot.
        if (typeof result === "string") resolve(result);
        else settle(result as Promise<Result>, resolve, reject);
      },
      reject,
    );
  });
}

export const later = setTimeout.bind(window) as (run: () => void, milliseconds: number) => number;
export const notLater = clearTimeout.bind(window) as (timer: number) => void;

// Events.

export const dispatch = taken(EventTarget.prototype.dispatchEvent);
export const listen = taken(EventTarget.prototype.addEventListener) as Method<
  EventTarget,
  [type: string, heard: (event: Event) => void, options?: AddEventListenerOptions],
  void
>;
export const ignore = taken(EventTarget.prototype.removeEventListener) as Method<
  EventTarget,
  [type: string, heard: (event: Event) => void],
  void
>;
export const prevent = taken(Event.prototype.preventDefault) as (event: Event) => void;
export const PageEvent = Event;
export const TextEvent = CustomEvent;
export const PageProgressEvent = ProgressEvent;
export const detailOf = getter<Event, unknown>(CustomEvent.prototype, "detail");
export const PageException = DOMException;

// The window and its document.

export const { performance } = window;
export const performanceOf = getter<Window, Performance>(window, "performance");
export const viewOf = getter<unknown, Window | null>(Document.prototype, "defaultView");
/** Not `document.baseURI`: an element of the page can have that name. */
const baseOf = getter<Node, string>(Node.prototype, "baseURI");
const elementById = taken(Document.prototype.getElementById);
const contentOf = getter<Node, string | null>(Node.prototype, "textContent");
const makeElement = taken(Document.prototype.createElement) as Method<Document, [string], Element>;
const setMarkup = setter<Element, string>(Element.prototype, "innerHTML");
export const DocumentMethods = Document.prototype;

/** The text of an element. */
export function textOfElement(id: string): string | null {
  const element = elementById(document, id);
  return element && contentOf(element);
}

const { TrustedHTML, trustedTypes } = window as {
  TrustedHTML?: { prototype: object };
  trustedTypes?: { constructor: { prototype: object } };
};
const markupOf = TrustedHTML && (taken(TrustedHTML.prototype.toString) as (self: unknown) => string);
const defaultPolicyOf = trustedTypes && getter<object, unknown>(trustedTypes.constructor.prototype, "defaultPolicy");

/** Markup that a policy of the page has made; undefined for anything else. */
export function trustedMarkup(value: unknown): string | undefined {
  if (!markupOf || typeof value !== "object") return undefined;
  try {
    return markupOf(value);
  } catch {
    return undefined;
  }
}

/** Whether it has been seen that the page's policy lets no text be markup. It never becomes looser. */
let isStrict = false;

/** Whether the page's policy lets a text be markup. */
export function allowsMarkup(text: string): boolean {
  // Only a policy that the page has set as default looks at the text itself.
  const isLookedAt = trustedTypes && defaultPolicyOf?.(trustedTypes);
  // Each text that is refused is an error in the browser's record.
  if (isStrict && !isLookedAt) return false;
  try {
    setMarkup(makeElement(document, "template"), isLookedAt ? text : "");
    return true;
  } catch {
    isStrict = !isLookedAt;
    return false;
  }
}

const PageURL = URL;
const hrefOf = getter<URL, string>(URL.prototype, "href");

/** The whole address, as the browser reads it; empty when it is none, which the browser will say itself. */
export function whole(address: string): string {
  try {
    return hrefOf(new PageURL(address, baseOf(document)));
  } catch {
    return "";
  }
}

// Requests.

export const PageRequest = Request;
export const PageResponse = Response;
export const cloneOfRequest = taken(Request.prototype.clone) as (request: Request) => Request;
export const textOfRequest = taken(Request.prototype.text) as (request: Request) => Promise<string>;
export const urlOf = getter<unknown, string>(Request.prototype, "url");
export const methodOf = getter<Request, string>(Request.prototype, "method");
export const headersOf = getter<Request, Headers>(Request.prototype, "headers");
export const headerOf = taken(Headers.prototype.get) as Method<Headers, [string], string | null>;
export const signalOf = getter<Request, AbortSignal>(Request.prototype, "signal");
export const isAborted = getter<AbortSignal, boolean>(AbortSignal.prototype, "aborted");
export const reasonOf = getter<AbortSignal, unknown>(AbortSignal.prototype, "reason");
export const cloneOfResponse = taken(Response.prototype.clone) as (response: Response) => Response;
export const blobOfRequest = taken(Request.prototype.blob) as (request: Request) => Promise<Blob>;
export const blobOfResponse = taken(Response.prototype.blob) as (response: Response) => Promise<Blob>;
export const headersOfResponse = getter<Response, Headers>(Response.prototype, "headers");
export const textOfResponse = taken(Response.prototype.text) as (response: Response) => Promise<string>;
export const isOk = getter<Response, boolean>(Response.prototype, "ok");

export const XHR = XMLHttpRequest.prototype;
export const readyStateOf = getter<XMLHttpRequest, number>(XHR, "readyState");
export const statusOf = getter<XMLHttpRequest, number>(XHR, "status");
export const responseTypeOf = getter<XMLHttpRequest, string>(XHR, "responseType");
export const responseOf = getter<XMLHttpRequest, unknown>(XHR, "response");
export const responseTextOf = getter<XMLHttpRequest, string>(XHR, "responseText");
export const uploadOf = getter<XMLHttpRequest, EventTarget>(XHR, "upload");

export const BeaconMethods = Navigator.prototype;

// Forms.

export const FormMethods = HTMLFormElement.prototype;
const { prototype: ButtonMethods } = HTMLButtonElement;
const { prototype: InputMethods } = HTMLInputElement;

/** A getter that a form has under one name, and what can send it under another. */
const ofForm = (own: string, ofSubmitter: string) => {
  const form = getter<unknown, string>(FormMethods, own);
  const button = getter<unknown, string>(ButtonMethods, ofSubmitter);
  const input = getter<unknown, string>(InputMethods, ofSubmitter);
  return (element: Element): string => {
    if (isOfKind(form, element)) return form(element);
    return isOfKind(button, element) ? button(element) : isOfKind(input, element) ? input(element) : "";
  };
};

/** Where a form is sent: whole. */
export const actionOf = ofForm("action", "formAction");
/** How it is sent: in small letters. */
export const methodOfForm = ofForm("method", "formMethod");
export const hasAttribute = taken(Element.prototype.hasAttribute) as Method<Element, [string], boolean>;
export const targetOf = getter<Event, EventTarget | null>(Event.prototype, "target");
const submitter = getter<Event, Element | null>(SubmitEvent.prototype, "submitter");

/** The button that has sent a form; null where none has, and for an event that is made up. */
export const submitterOf = (event: Event): Element | null =>
  isOfKind((self) => submitter(self as Event), event) ? submitter(event) : null;

// Bodies.

export const { isView } = ArrayBuffer;
const TypedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const PageBytes = Uint8Array;
const bufferSize = getter<unknown, number>(ArrayBuffer.prototype, "byteLength");

const viewGetters = (of: object) => ({
  buffer: getter<ArrayBufferView, ArrayBuffer>(of, "buffer"),
  start: getter<ArrayBufferView, number>(of, "byteOffset"),
  size: getter<unknown, number>(of, "byteLength"),
});
const DATA_VIEW = viewGetters(DataView.prototype);
const TYPED_ARRAY = viewGetters(TypedArray);
export const sizeOfBytes = TYPED_ARRAY.size as (bytes: Uint8Array) => number;

/** A copy of the bytes of a buffer or of a view of one; undefined for anything else. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  if (!isView(body)) return isOfKind(bufferSize, body) ? new PageBytes(new PageBytes(body as ArrayBuffer)) : undefined;
  const { buffer, start, size } = isOfKind(DATA_VIEW.size, body) ? DATA_VIEW : TYPED_ARRAY;
  return new PageBytes(new PageBytes(buffer(body), start(body), size(body)));
}

/** Whether an object is of the kind that has this getter, from whatever frame. */
export function isOfKind(get: (self: unknown) => unknown, object: unknown): boolean {
  try {
    get(object);
    return true;
  } catch {
    return false;
  }
}

const decode = taken(TextDecoder.prototype.decode) as Method<TextDecoder, [Uint8Array], string>;
const PageDecoder = TextDecoder;

/** Bytes as a text in UTF-8. */
export const textOfBytes = (bytes: Uint8Array): string => decode(new PageDecoder(), bytes);

const blobSize = getter<unknown, number>(Blob.prototype, "size");
export const sizeOfBlob = blobSize as (blob: Blob) => number;
export const isBlob = (body: unknown): body is Blob => isOfKind(blobSize, body);
export const isDocument = (body: unknown): body is Document => isOfKind(viewOf, body);
const cloneNode = taken(Node.prototype.cloneNode) as Method<Node, [boolean], Node>;
const serialize = taken(XMLSerializer.prototype.serializeToString) as Method<XMLSerializer, [Node], string>;
const PageSerializer = XMLSerializer;

/** A copy of a document, and its text. */
export function copyOfDocument(of: Document): { copy: Document; text: string } {
  const copy = cloneNode(of, true) as Document;
  return { copy, text: serialize(new PageSerializer(), copy) };
}

const parametersText = taken(URLSearchParams.prototype.toString) as (parameters: unknown) => string;
const PageParameters = URLSearchParams;

/** A copy of parameters of an address, and their text; undefined for anything else. */
export function copyOfParameters(of: unknown): { copy: URLSearchParams; text: string } | undefined {
  if (!isOfKind(parametersText, of)) return undefined;
  const text = parametersText(of);
  return { copy: new PageParameters(text), text };
}

const PageForm = FormData;
const eachOfForm = taken(FormData.prototype.forEach) as Method<
  FormData,
  [(value: FormDataEntryValue, name: string) => void],
  void
>;
const appendToForm = taken(FormData.prototype.append) as Method<FormData, [string, FormDataEntryValue], void>;

/** What a form of the page would send, as far as it is text. */
export function textOfForm(form: Element, submitter: Element | null): string {
  let text = "";
  const add = (value: FormDataEntryValue) => {
    if (typeof value === "string") text += `${value}\n`;
  };
  eachOfForm(new PageForm(form as HTMLFormElement, submitter as HTMLElement | null), add);
  return text;
}

/** A copy of a form's entries; undefined for anything else. */
export function copyOfForm(of: unknown): FormData | undefined {
  const copy = new PageForm();
  const isForm = isOfKind(() => eachOfForm(of as FormData, (value, name) => appendToForm(copy, name, value)), of);
  return isForm ? copy : undefined;
}

// Chance.

const random = crypto.getRandomValues.bind(crypto);
const PageNumbers = Uint32Array;

/** A name that nobody can guess. */
export function randomName(): string {
  const numbers = random(new PageNumbers(4));
  return `${numbers[0]}-${numbers[1]}-${numbers[2]}-${numbers[3]}`;
}

// When the gate was started.

/**
 * Whether scripts of the page may have run before. A frame without an address is complete from the beginning.
 */
export const isLate = document.readyState !== "loading" && document.URL !== "about:blank";
