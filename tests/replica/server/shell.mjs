import { pageDataProviders, themeId } from "./page-data.mjs";

/** Language tags by the `lang` query parameter. */
const LANGUAGES = /** @type {Record<string, string>} */ ({ en: "en", de: "de", qps: "qps-ploc" });

/**
 * The HTML that every page starts from; the bundle renders the rest.
 * @param {URL} url
 * @param {import("../server.mjs").ReplicaOptions} options
 */
export function shell(url, options) {
  const language = LANGUAGES[url.searchParams.get("lang") ?? "en"] ?? "en";
  const bodyClass = themeId(url.searchParams.get("theme")).replaceAll(".", "-");
  const data = JSON.stringify({ data: { ...pageDataProviders(url), ...options.made } }).replaceAll("<", "\\u003c");
  const carried = `<script id="dataProviders" type="application/json">${data}</script>`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Azure DevOps</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_static/main.css">
</head>
<body class="lwp ${bodyClass}">
${url.searchParams.get("data") === "absent" ? "" : carried}
<div class="full-size" id="root"></div>
<script src="/_static/main.js"></script>
</body>
</html>
`;
}
