import type { Feature } from "../feature.js";
import { startWhen } from "./start-when.js";
import { isTokenPage } from "./token-page.js";

/** Advice in the form that makes or changes a token. Loaded with its page, so that it is there when the form opens. */
export const tokenForm: Feature = {
  id: "token-form",
  where: isTokenPage,
  init: (page, signal) => startWhen(page, "form", () => true, signal),
};
