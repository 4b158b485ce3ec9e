import { tokenTable } from "../../surface/list/structure.js";
import type { Feature } from "../feature.js";
import { startWhen } from "./start-when.js";
import { isTokenPage } from "./token-page.js";

/** The way to the inventory above the list of tokens. */
export const tokenList: Feature = {
  id: "token-list",
  where: isTokenPage,
  init: (page, signal) => startWhen(page, "list", () => tokenTable() !== null, signal),
};
