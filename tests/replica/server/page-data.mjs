import { parseAddress } from "../address.mjs";
import { guidOf } from "./identifiers.mjs";

const THEMES = /** @type {Record<string, string>} */ ({
  light: "ms.vss-web.vsts-theme",
  dark: "ms.vss-web.vsts-theme-dark",
  "high-contrast": "ms.vss-web.vsts-theme-hc-dark",
});

/**
 * Theme id for the `theme` query parameter.
 * @param {string | null} name
 */
export function themeId(name) {
  return THEMES[name ?? "light"] ?? THEMES.light;
}

/**
 * The data providers that a page carries on first load and that `__rt=fps` answers with.
 * @param {URL} url
 */
export function pageDataProviders(url) {
  const { organization, base, project } = parseAddress(url);
  /** @type {Record<string, unknown>} */
  const data = {
    "ms.vss-web.page-data": {
      hostId: guidOf(organization),
      hostName: organization,
      user: { id: guidOf("user"), displayName: "Jamal Hartnett", uniqueName: "jamal@example.com" },
    },
    "ms.vss-tfs-web.header-action-data": { suiteHomeUrl: `${base}/` },
    "ms.vss-web.theme-data": { requestedThemeId: themeId(url.searchParams.get("theme")) },
    "ms.vss-tfs-web.organizations-data": {
      organizations: [organization, "fabrikam"].map((name) => ({ id: guidOf(name), name })),
    },
  };
  if (project) data["ms.vss-tfs-web.page-data"] = { project: { id: guidOf(project), name: project } };
  return data;
}
