import { randomUUID } from "node:crypto";
import { guidOf } from "./identifiers.mjs";

/**
 * @typedef {object} SessionToken what the service tells about a token; field names as in the public REST specification
 * @property {string} authorizationId
 * @property {string} accessId
 * @property {string} userId
 * @property {string} displayName
 * @property {string} scope space-separated scope ids
 * @property {string[] | null} targetAccounts organization GUIDs; empty or null means all
 * @property {string} validFrom ISO 8601, UTC
 * @property {string} validTo ISO 8601, UTC
 * @property {boolean} isValid
 * @property {boolean} isPublic true for an SSH key
 * @property {string | null} publicData
 * @property {string | null} token the secret, in the answer to a creation only
 */

const DAY_MS = 86_400_000;

/** The tokens of the one user this server knows. */
export class TokenStore {
  /** @type {SessionToken[]} */
  #tokens = [];

  constructor() {
    this.reset();
  }

  /** Forgets what was created and restores the first tokens, with dates around now. */
  reset() {
    const here = [guidOf("contoso")];
    const rows = /** @type {const} */ ([
      ["release pipeline", "vso.build_execute vso.release_manage", here, -20, 70],
      ["laptop", "app_token", null, -100, 265],
      ["read work items", "vso.work", here, -5, 25],
      ["Git: https://dev.azure.com/contoso on DESKTOP-01", "vso.code_write vso.packaging", here, -2, 5],
      ["mirror", "vso.code vso.brandnew", [guidOf("contoso"), guidOf("fabrikam")], -10, 80],
      ["old import", "vso.project", here, -120, -30],
    ]);
    this.#tokens = rows.map(([displayName, scope, targetAccounts, from, to], index) => ({
      ...blank(`00000000-0000-4000-9000-00000000000${index}`),
      displayName,
      scope,
      targetAccounts: targetAccounts && [...targetAccounts],
      validFrom: new Date(Date.now() + from * DAY_MS).toISOString(),
      validTo: new Date(Date.now() + to * DAY_MS).toISOString(),
      isValid: to > 0,
    }));
  }

  /** @param {boolean} isPublic SSH keys instead of tokens */
  list(isPublic) {
    return this.#tokens.filter((token) => token.isPublic === isPublic);
  }

  /**
   * Creates a token, or replaces the one that a regeneration names by its access id.
   * @param {Record<string, any>} properties of the request
   * @param {string | null} secret
   * @returns {SessionToken} with the secret in `token`
   */
  issue(properties, secret) {
    const issued = {
      ...blank(randomUUID()),
      displayName: String(properties.displayName ?? ""),
      scope: String(properties.scope ?? ""),
      targetAccounts: properties.targetAccounts ?? null,
      validTo: String(properties.validTo ?? ""),
      isPublic: properties.isPublic === true,
      publicData: properties.publicData ?? null,
    };
    this.#tokens = this.#tokens.filter((token) => token.accessId !== properties.accessId);
    this.#tokens.unshift(issued);
    return { ...issued, token: secret };
  }

  /**
   * @param {string} authorizationId
   * @param {Record<string, any>} changes
   * @returns {SessionToken | undefined}
   */
  edit(authorizationId, changes) {
    const token = this.#tokens.find((candidate) => candidate.authorizationId === authorizationId);
    if (token) {
      const { displayName, scope, validTo, targetAccounts } = { ...token, ...changes };
      Object.assign(token, { displayName, scope, validTo, targetAccounts });
    }
    return token;
  }

  /** @param {string} authorizationId */
  revoke(authorizationId) {
    this.#tokens = this.#tokens.filter((token) => token.authorizationId !== authorizationId);
  }
}

/**
 * @param {string} id
 * @returns {SessionToken}
 */
function blank(id) {
  return {
    authorizationId: id,
    accessId: id.replace(/^.{8}/, "acce5500"),
    userId: guidOf("user"),
    displayName: "",
    scope: "",
    targetAccounts: null,
    validFrom: new Date().toISOString(),
    validTo: "",
    isValid: true,
    isPublic: false,
    publicData: null,
    token: null,
  };
}
