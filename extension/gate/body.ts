// Copies of what an `XMLHttpRequest` is to send: what the page changes while the request waits goes nowhere.

import { LONGEST, UNREADABLE } from "./candidate.js";
import {
  PageResponse,
  blobOfResponse,
  bytesOf,
  copyOfDocument,
  copyOfForm,
  copyOfParameters,
  isBlob,
  isDocument,
  settled,
  sizeOfBlob,
  sizeOfBytes,
  textOfBytes,
  textOfResponse,
} from "./primordials.js";

export interface Body {
  /** What is sent. */
  copy: unknown;
  /** Its text; null where it can only be read later. */
  text: string | null;
}

/** Throws as the browser does. */
export function copyOfBody(body: unknown): Body {
  if (body === null || body === undefined) return { copy: null, text: "" };
  if (typeof body === "string") return { copy: body, text: body };
  if (isBlob(body)) return { copy: body, text: null };
  const bytes = bytesOf(body);
  if (bytes) return { copy: bytes, text: sizeOfBytes(bytes) > LONGEST ? UNREADABLE : textOfBytes(bytes) };
  const form = copyOfForm(body);
  if (form) return { copy: form, text: null };
  if (isDocument(body)) return copyOfDocument(body);
  // Once: an object may write itself in another way the next time.
  const text = `${body}`;
  return copyOfParameters(body) ?? { copy: text, text };
}

/** The text of a body that can only be read later. */
export const readBody = ({ copy }: Body): Promise<string> =>
  readBlob(blobOfResponse(new PageResponse(copy as BodyInit)));

/** The text of what may be too long to be read: its size is known first. */
export const readBlob = (blob: Promise<Blob>): Promise<string> =>
  settled(blob, (blob) => (sizeOfBlob(blob) > LONGEST ? UNREADABLE : textOfResponse(new PageResponse(blob))));
