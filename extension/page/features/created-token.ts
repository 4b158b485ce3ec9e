import { countSigns, tokenField } from "../../surface/created/structure.js";
import type { Feature } from "../feature.js";
import { startWhen } from "./start-when.js";
import { isTokenPage } from "./token-page.js";

/** What to do with a new token, beside it. */
export const createdToken: Feature = {
  id: "created-token",
  where: isTokenPage,
  init: (page, signal) => {
    page.describe("created", () => countSigns(page), signal);
    startWhen(page, "created", () => tokenField(page) !== null, signal);
  },
};
