// Written by `cargo run -p patrol-protocol --example typescript`; a test fails when it is stale.

declare module "patrol:core" {
  /** The core's memory: texts and answers stand in it. */
  export const memory: { readonly buffer: ArrayBuffer };
  /** Where to write a text of so many bytes, in UTF-8. The place may change with every call. */
  export function room(bytes: number): number;
  /** Where the last answer stands, in UTF-8; the function that made it says how many bytes it has. */
  export function answer(): number;
  /** Takes the rules of the person's and the company's own, and the patterns of exceptions, in the place of those before: the text has the lines rules, patterns, each in base 64, as the background has compiled them. Gives 1; 0 if one of them is damaged and there are none of it now. */
  export function own_rules(bytes: number): number;
  /** Begins a review. The text has the lines way in, kind of field, levels as the background tells them, the page's number for the field where it is known, and the time in seconds since 1970. Gives 1 if there is anything to read, else 0. */
  export function begin(bytes: number): number;
  /** Begins the next form of the text that is under review; the text is its name. */
  export function flavour(bytes: number): number;
  /** Reads a piece; `is_last` is 1 or 0. Gives how many UTF-16 units of its end must come again at the beginning of the next one. */
  export function read(bytes: number, is_last: number): number;
  /** Ends the review: an answer `Review`, 0 bytes if nothing was found that may not enter the field. */
  export function finish(): number;
  /** Ends the review without one: the secrets of the text may enter the field from now on, up to the level at which it began; of a text that is in the field, they may stay there and be sent. For text that a person lets in, and at level block for text that they cut or copy from the field, or that stood in it before they came. Gives 0. */
  export function allow(): number;
  /** Begins with the body of a request. The text has the lines method (and ` *` where a header puts another in its place), address from the path on, levels as the background tells them, and the time in seconds since 1970. Gives how many bytes the body may have; 0 if it need not be read. */
  export function begin_request(bytes: number): number;
  /** Reads the next piece of the request's body, of any length. Gives 1 if something in it is no text and is not read, else 0. */
  export function request_body(bytes: number, is_last: number): number;
  /** Ends with the request: an answer `Sending`, 0 bytes if nothing was found that may not be sent. */
  export function finish_request(): number;
  /** Ends with the request without a review: from now on the document may send its secrets. Gives 0. */
  export function allow_request(): number;
  /** Begins with the answer to a request of the page, or with what the page was made with; the text is its address from the path on, or nothing. Gives 0. */
  export function begin_answer(bytes: number): number;
  /** Reads the next piece of the answer, of any length. Behind the last one, the document may send the secrets that were in it. Gives 0. */
  export function answer_body(bytes: number, is_last: number): number;
  /** Whether the text holds a token of Azure DevOps: 1 or 0. */
  export function holds_token(bytes: number): number;
  /** The identifier by which an administrator may find a secret without seeing it: an answer, 0 bytes if its kind has none. The text has the lines rule, digest. */
  export function c3id(bytes: number): number;
  /** What a request asks of the token service: an answer `TokenFields`, 0 bytes if it is about something else. The text has the lines method (and ` *` where a header puts another in its place), address from the path on, body; the body may have more, and more than 256 KB of it need not be given. */
  export function request(bytes: number): number;
  /** Where in Azure DevOps an address leads: an answer `Place`. The text has the lines host, path. */
  export function place(bytes: number): number;
  /** Whether the text, a host, belongs to Microsoft's own service: 1 or 0. */
  export function is_cloud(bytes: number): number;
  /** The page on which a secret is revoked: an answer, 0 bytes if none is known. The text has the lines rule, organization or nothing, host, path. */
  export function revoke_page(bytes: number): number;
  /** The clone address that the text is: an answer `CloneAddress`, 0 bytes if it is none. */
  export function clone_address(bytes: number): number;
}
