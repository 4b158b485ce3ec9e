import type { Feature } from "../feature.js";
import { clone } from "./clone.js";
import { createdToken } from "./created-token.js";
import { tokenForm } from "./token-form.js";
import { tokenList } from "./token-list.js";

/** Every surface of a page. */
export const FEATURES: readonly Feature[] = [tokenForm, tokenList, createdToken, clone];
