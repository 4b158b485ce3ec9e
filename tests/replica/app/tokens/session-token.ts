import { Organization, organizations } from "../organizations";
import { queryContributions, send } from "../client";
import { PageAddress } from "../page-address";

/** A token as the service lists it; field names are the service's. */
export interface SessionToken {
  authorizationId: string;
  accessId: string;
  displayName: string;
  scope: string;
  /** Organization GUIDs; empty or null means all accessible organizations. */
  targetAccounts: string[] | null;
  validFrom: string;
  validTo: string;
  isValid: boolean;
  publicData: string | null;
  /** The secret; only in the answer to a creation. */
  token: string | null;
}

/** What a person chooses in the form. */
export interface TokenChoice {
  displayName: string;
  validTo: string;
  scope: string;
  targetAccounts: string[] | null;
}

const ISSUE = "ms.vss-token-web.personal-access-token-issue-session-token-provider";

/** Creates a token, an SSH key (`isPublic`), or regenerates a token (its whole object with an empty authorization id). */
export async function issueToken(
  page: PageAddress,
  pivot: "tokens" | "keys",
  properties: object,
): Promise<SessionToken> {
  const answer = await queryContributions(page.base, [ISSUE], {
    ...properties,
    sourcePage: {
      url: location.href,
      routeId: "ms.vss-admin-web.user-admin-hub-route",
      routeValues: {
        adminPivot: pivot,
        controller: "ContributedPage",
        action: "Execute",
        serviceHost: serviceHost(page),
      },
    },
  });
  const refusal = answer.dataProviderExceptions?.[ISSUE];
  if (refusal) throw new Error(refusal.message);
  return answer.dataProviders[ISSUE];
}

/** Lists tokens or SSH keys; the service answers in one of three shapes. */
export async function listTokens(page: PageAddress, sshKeys: boolean): Promise<SessionToken[]> {
  const pageSize = Number(page.query.get("rows") ?? 100);
  const list: SessionToken[] = [];
  for (;;) {
    const part = await listPart(page, sshKeys, list.length + 1, pageSize);
    list.push(...part);
    if (part.length < pageSize) return list;
  }
}

async function listPart(page: PageAddress, sshKeys: boolean, start: number, pageSize: number): Promise<SessionToken[]> {
  const query = new URLSearchParams({
    displayFilterOption: "1",
    createdByOption: "3",
    sortByOption: "3",
    isSortAscending: "false",
    startRowNumber: String(start),
    pageSize: String(pageSize),
    pageRequestTimeStamp: new Date().toISOString(),
  });
  if (sshKeys) for (const name of ["isPublic", "includePublicData"]) query.set(name, "true");
  const answer = await send("GET", `${sessionTokens(page)}?${query}`);
  return Array.isArray(answer) ? answer : (answer.value ?? answer.sessionTokens ?? answer.patTokens);
}

/** Saves an edited token. How the real page does it is not known. */
export function saveToken(page: PageAddress, token: SessionToken, choice: TokenChoice): Promise<SessionToken> {
  return send("PUT", `${sessionTokens(page)}/${token.authorizationId}`, { ...token, ...choice });
}

/** Revokes a token or an SSH key. */
export function revokeToken(page: PageAddress, token: SessionToken, sshKey: boolean): Promise<void> {
  return send("DELETE", `${sessionTokens(page)}/${token.authorizationId}${sshKey ? "?isPublic=true" : ""}`);
}

/** Names of the organizations that a token reaches; null for all. */
export function reach(token: SessionToken, known: Organization[]): string[] | null {
  if (!token.targetAccounts?.length) return null;
  return token.targetAccounts.map((id) => known.find((organization) => organization.id === id)?.name ?? id);
}

function sessionTokens(page: PageAddress): string {
  return `${page.identityService}/_apis/Token/SessionTokens`;
}

function serviceHost(page: PageAddress): string {
  return `${organizations()[0].id} (${page.organization})`;
}
