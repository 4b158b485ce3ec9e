import { newSecret } from "./identifiers.mjs";

/** The contribution that creates and regenerates tokens, and creates SSH keys. */
export const ISSUE_TOKEN = "ms.vss-token-web.personal-access-token-issue-session-token-provider";

/**
 * Answers `POST …/_apis/Contribution/HierarchyQuery`. A refusal also comes with status 200, like the real one.
 * A display name `fail:{code}` or `options.failWith` selects a refusal.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {any} query parsed body
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {import("../server.mjs").ReplicaOptions} options
 */
export function hierarchyQuery(request, query, tokens, options) {
  const asked = /** @type {string[]} */ (query?.contributionIds ?? []);
  if (!asked.includes(ISSUE_TOKEN)) {
    return { dataProviders: Object.fromEntries(asked.map((id) => [id, { count: 0 }])) };
  }
  const properties = query.dataProviderContext?.properties ?? {};
  const refusal = /^fail:(.+)$/.exec(properties.displayName ?? "")?.[1] ?? options.failWith;
  if (refusal) {
    return {
      dataProviders: {},
      dataProviderExceptions: {
        [ISSUE_TOKEN]: {
          exceptionType: "SessionTokenCreateException",
          message: `The request was refused: ${refusal}.`,
        },
      },
    };
  }
  const secret = properties.isPublic ? null : newSecret(request, options);
  return { dataProviders: { [ISSUE_TOKEN]: tokens.issue(properties, secret) } };
}
