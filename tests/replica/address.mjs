// Where a URL points inside Azure DevOps. Used by the server and by the pages, so both always agree.

/**
 * @typedef {object} Address
 * @property {"cloud" | "legacy" | "server"} kind dev.azure.com, {org}.visualstudio.com, or an on-premises collection
 * @property {string} organization organization or collection name
 * @property {string} base path of the organization, without a trailing slash ("" when the host is the organization)
 * @property {string | null} project
 * @property {string | null} hub first segment that begins with "_", lower case
 * @property {string[]} rest decoded segments after the hub
 */

/**
 * Splits a URL at its hub: the first path segment that begins with an underscore.
 * @param {URL} url
 * @returns {Address}
 */
export function parseAddress(url) {
  const segments = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const hubAt = segments.findIndex((segment) => segment.startsWith("_"));
  const before = hubAt < 0 ? segments : segments.slice(0, hubAt);
  const hub = hubAt < 0 ? null : segments[hubAt].toLowerCase();
  const rest = hubAt < 0 ? [] : segments.slice(hubAt + 1);

  if (url.hostname.endsWith(".visualstudio.com")) {
    const inPath = before[0]?.toLowerCase() === "defaultcollection" ? 1 : 0;
    return address("legacy", url.hostname.split(".")[0], before, inPath, hub, rest);
  }
  const onPremises = before[0]?.toLowerCase() === "tfs";
  const inPath = onPremises ? 2 : 1;
  return address(onPremises ? "server" : "cloud", before[inPath - 1] ?? "", before, inPath, hub, rest);
}

/**
 * @param {Address["kind"]} kind
 * @param {string} organization
 * @param {string[]} before segments in front of the hub
 * @param {number} inPath how many of them name the organization
 * @param {string | null} hub
 * @param {string[]} rest
 * @returns {Address}
 */
function address(kind, organization, before, inPath, hub, rest) {
  const base = before
    .slice(0, inPath)
    .map((segment) => `/${encodeURIComponent(segment)}`)
    .join("");
  return { kind, organization, base, project: before[inPath] ?? null, hub, rest };
}

/**
 * Base URL of the identity service that lists, edits and revokes tokens.
 * @param {Pick<URL, "hostname" | "origin">} page
 * @param {Pick<Address, "kind" | "organization" | "base">} address
 */
export function identityServiceUrl(page, { kind, organization, base }) {
  if (kind === "legacy") return `https://${organization}.vssps.visualstudio.com`;
  if (page.hostname === "dev.azure.com") return `https://vssps.dev.azure.com${base}`;
  return page.origin + base;
}
