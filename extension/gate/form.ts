// The gate in front of forms of the page. One that is sent loads a new page, so nobody can be asked about it. What it would send to where tokens
// are made is not read: no page of the service sends a form there.

import { UNREADABLE, isCandidate, isTokenAddress } from "./candidate.js";
import { mayGoNow } from "./channel.js";
import {
  FormMethods,
  actionOf,
  apply,
  bare,
  hasAttribute,
  listen,
  methodOfForm,
  performance,
  prevent,
  replaceMethod,
  submitterOf,
  targetOf,
  textOfForm,
} from "./primordials.js";

/** Whether a form may be sent as it is. @param submitter the button that sends it, which may say another address and method */
function mayGo(form: Element, submitter: Element | null): boolean {
  const says = (attribute: string) => (submitter && hasAttribute(submitter, attribute) ? submitter : form);
  const url = actionOf(says("formaction"));
  if (methodOfForm(says("formmethod")) !== "post" || !isCandidate("POST", url, null)) return true;
  return mayGoNow("POST", url, isTokenAddress(url) ? UNREADABLE : textOfForm(form, submitter));
}

/** Puts the gate in front of forms. */
export function guardForms(): void {
  const heard = (event: Event) => {
    if (!mayGo(targetOf(event) as Element, submitterOf(event))) prevent(event);
  };
  const arm = () => listen(window, "submit", heard, bare({ capture: true }));
  arm();
  // A document that is opened anew has lost its listeners.
  listen(performance, "patrol-rearm", arm);
  // Called by a script, it makes no event.
  replaceMethod(FormMethods, "submit", (native) => (form: Element, given) => {
    return mayGo(form, null) ? apply(native as () => unknown, form, given) : undefined;
  });
}
