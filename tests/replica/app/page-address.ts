import { identityServiceUrl, parseAddress } from "../address.mjs";

/** What one page of the application is about. */
export interface PageAddress {
  kind: "cloud" | "legacy" | "server";
  organization: string;
  base: string;
  project: string | null;
  hub: string | null;
  rest: string[];
  query: URLSearchParams;
  /** Base URL of the service that lists, edits and revokes tokens. */
  identityService: string;
}

/** The page that the address bar names now. */
export function currentPage(): PageAddress {
  const url = new URL(location.href);
  const address = parseAddress(url);
  return { ...address, query: url.searchParams, identityService: identityServiceUrl(url, address) };
}

/** Path below the project, or below the organization when there is no project. */
export function projectPath({ base, project }: PageAddress): string {
  return project === null ? base : `${base}/${encodeURIComponent(project)}`;
}
