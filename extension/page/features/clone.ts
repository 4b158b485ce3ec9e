import { addresses } from "../../surface/clone/addresses.js";
import type { Feature } from "../feature.js";
import { startWhen } from "./start-when.js";

/** Ways to clone without a token, beside a clone address. */
export const clone: Feature = {
  id: "clone",
  where: (page) => page.acts("clone"),
  init: (page, signal) => startWhen(page, "clone", () => addresses(page).length > 0, signal),
};
