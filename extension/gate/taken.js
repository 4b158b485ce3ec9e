// The browser's functions, taken before a script of the page could replace them. Called so that nothing of the page is looked up.

const take = Function.prototype.call.bind(Function.prototype.bind, Function.prototype.call);

/** @template {object} T @param {T} from @param {keyof T} name @returns {(self: any) => any} */
const getter = (from, name) => take(/** @type {any} */ (Object.getOwnPropertyDescriptor(from, name)).get);

/** @type {(text: string, part: string) => boolean} */
export const includes = take(String.prototype.includes);
/** @type {(text: string) => string} */
export const lower = take(String.prototype.toLowerCase);
export const text = String;
/** Never fails, unlike its successors. */
export const decoded = unescape;
export const { apply } = Reflect;

/** @type {(target: EventTarget, event: Event) => boolean} */
export const dispatch = take(EventTarget.prototype.dispatchEvent);
/** @type {(target: EventTarget, type: string, heard: (event: Event) => void, options?: AddEventListenerOptions) => void} */
export const listen = take(EventTarget.prototype.addEventListener);
/** @type {(target: EventTarget, type: string, heard: (event: Event) => void) => void} */
export const ignore = take(EventTarget.prototype.removeEventListener);
export const TextEvent = CustomEvent;
/** @type {(event: Event) => string} */
export const detailOf = getter(CustomEvent.prototype, "detail");

export const PageRequest = Request;
/** @type {(request: Request) => Request} */
export const cloneOf = take(Request.prototype.clone);
/** @type {(request: Request) => Promise<string>} */
export const textOf = take(Request.prototype.text);
/** @type {(request: unknown) => string} */
export const urlOf = getter(Request.prototype, "url");
/** @type {(request: unknown) => string} */
export const methodOf = getter(Request.prototype, "method");
/** @type {(request: unknown) => AbortSignal} */
export const signalOf = getter(Request.prototype, "signal");

const PageURL = URL;
const hrefOf = getter(URL.prototype, "href");

/** @param {string} address @returns {string} the whole address, as the browser will read it */
export const whole = (address) => hrefOf(new PageURL(address, document.baseURI));
