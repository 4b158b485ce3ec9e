const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' https://vssps.dev.azure.com https://*.vssps.visualstudio.com",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** @type {Record<string, string | null>} */
const POLICIES = {
  strict: STRICT,
  frames: `${STRICT}; frame-src 'self' https://dev.azure.com https://contoso.visualstudio.com`,
  self: "script-src 'self'",
  "trusted-types": `${STRICT}; require-trusted-types-for 'script'`,
  none: null,
};

/**
 * The Content-Security-Policy header of a page. The real policy is not known; these are the ones worth surviving.
 * @param {string | null} name value of the `csp` query parameter; unknown or missing means `strict`
 * @returns {Record<string, string>} header to add, empty for `none`
 */
export function contentSecurityHeaders(name) {
  const policy = POLICIES[name ?? "strict"];
  if (policy === null) return {};
  return { "content-security-policy": policy ?? STRICT };
}
