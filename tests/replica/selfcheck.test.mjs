// Checks the replica itself: what its server answers, with which policy, and what it records.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { identityServiceUrl, parseAddress } from "./address.mjs";
import { PAGES, startReplica } from "./server.mjs";
import { ISSUE_TOKEN } from "./server/contributions.mjs";

/** @type {Awaited<ReturnType<typeof startReplica>>} */
let replica;

before(async () => {
  replica = await startReplica();
});
beforeEach(() => {
  replica.clear();
  replica.options.listShape = undefined;
  replica.options.issueToken = undefined;
  replica.options.failWith = undefined;
});
after(() => replica.close());

/**
 * One request, with the certificate checked for the host.
 * @param {string} path
 * @param {{ host?: string, method?: string, headers?: Record<string, string>, body?: unknown }} [init]
 */
async function ask(path, { host = "dev.azure.com", method = "GET", headers = {}, body } = {}) {
  const payload = body === undefined ? "" : JSON.stringify(body);
  /** @type {import("node:http").IncomingMessage} */
  const response = await new Promise((resolve, reject) => {
    request(
      {
        host: "127.0.0.1",
        port: replica.port,
        servername: host,
        ca: replica.certificate,
        path,
        method,
        headers: { host, "content-length": String(Buffer.byteLength(payload)), ...headers },
      },
      resolve,
    )
      .on("error", reject)
      .end(payload);
  });
  const content = await text(response);
  return { status: response.statusCode, headers: response.headers, content, json: () => JSON.parse(content) };
}

/** @param {object} properties */
function issue(properties, path = "/contoso/_apis/Contribution/HierarchyQuery") {
  return ask(path, { method: "POST", body: { contributionIds: [ISSUE_TOKEN], dataProviderContext: { properties } } });
}

/** @param {string} html */
function dataProviders(html) {
  const script = /<script id="dataProviders" type="application\/json">(.*?)<\/script>/s.exec(html);
  assert.ok(script, "the page carries its data providers");
  return JSON.parse(script[1]).data;
}

describe("pages", () => {
  for (const path of ["/", ...PAGES]) {
    test(`${path} is a page with its data`, async () => {
      const { status, headers, content } = await ask(path);
      assert.equal(status, 200);
      assert.match(String(headers["content-type"]), /^text\/html/);
      assert.ok(dataProviders(content)["ms.vss-web.page-data"].hostId);
    });
  }

  test("the certificate holds for every host", async () => {
    for (const host of ["dev.azure.com", "vssps.dev.azure.com", "contoso.visualstudio.com", "localhost"]) {
      assert.equal((await ask("/contoso/_usersSettings/tokens", { host })).status, 200, host);
    }
  });

  test("organization and project come from path or host", async () => {
    const cloud = dataProviders((await ask("/contoso/web/_git/shop")).content);
    const legacy = dataProviders((await ask("/web/_git/shop", { host: "contoso.visualstudio.com" })).content);
    const server = dataProviders((await ask("/tfs/Main/web/_git/shop", { host: "localhost" })).content);
    assert.equal(cloud["ms.vss-web.page-data"].hostName, "contoso");
    assert.deepEqual(legacy["ms.vss-web.page-data"], cloud["ms.vss-web.page-data"]);
    assert.equal(server["ms.vss-tfs-web.header-action-data"].suiteHomeUrl, "/tfs/Main/");
    for (const data of [cloud, legacy, server]) assert.equal(data["ms.vss-tfs-web.page-data"].project.name, "web");
  });

  test("language and theme are set before any script runs", async () => {
    const { content } = await ask("/contoso/_usersSettings/tokens?lang=de&theme=high-contrast");
    assert.match(content, /<html lang="de">/);
    assert.match(content, /<body class="[^"]*\bms-vss-web-vsts-theme-hc-dark\b/);
    assert.match((await ask("/?lang=qps")).content, /<html lang="qps-ploc">/);
  });

  test("text from the address cannot leave the data script", async () => {
    const { content } = await ask("/contoso/%3C%2Fscript%3E%3Cb%3E/_git/shop");
    assert.equal(dataProviders(content)["ms.vss-tfs-web.page-data"].project.name, "</script><b>");
  });

  test("__rt=fps answers with data instead of a page", async () => {
    const answer = await ask("/contoso/web/_git/shop?__rt=fps&__ver=2");
    assert.equal(answer.json().fps.dataProviders.data["ms.vss-tfs-web.page-data"].project.name, "web");
  });

  test("script, style and fonts are served, and not recorded", async () => {
    const { content } = await ask("/");
    for (const [, url] of content.matchAll(/(?:src|href)="(\/_static\/[^"]+)"/g)) {
      const file = await ask(url);
      assert.equal(file.status, 200, url);
      assert.ok(file.content.length > 1000, url);
    }
    assert.equal((await ask("/_static/none.js")).status, 404);
    assert.equal((await ask("/_static/..%2fserver.mjs")).status, 404);
    assert.deepEqual(
      replica.requests().map(({ path }) => path),
      ["/"],
    );
  });
});

test("a script of a test is served beside those of the pages, and leaves no trace in the record", async () => {
  const { headers, content } = await ask(replica.serveScript("window.x = 1"));
  assert.match(String(headers["content-type"]), /^text\/javascript/);
  assert.equal(content, "window.x = 1");
  assert.deepEqual(replica.requests(), []);
});

describe("content security policy", () => {
  /** @param {string} query */
  const policy = async (query) =>
    (await ask(`/contoso/_usersSettings/tokens${query}`)).headers["content-security-policy"];

  test("is strict unless asked otherwise", async () => {
    const strict = await policy("");
    assert.match(String(strict), /^default-src 'none'; script-src 'self'; .*base-uri 'none'; form-action 'self'$/);
    assert.equal(await policy("?csp=strict"), strict);
    assert.equal(await policy("?csp=unheard-of"), strict);
    assert.match(String(await policy("?csp=frames")), /^default-src 'none';.*; frame-src 'self' https:/);
    assert.equal(await policy("?csp=trusted-types"), `${strict}; require-trusted-types-for 'script'`);
  });

  test("can be small or absent", async () => {
    assert.equal(await policy("?csp=self"), "script-src 'self'");
    assert.equal(await policy("?csp=none"), undefined);
  });
});

describe("record", () => {
  test("holds everything but cookies", async () => {
    await ask("/contoso/_apis/echo", {
      method: "POST",
      body: { line: "ä" },
      headers: { Cookie: "a=b", "X-Test": "1" },
    });
    const [recorded] = replica.requests();
    assert.equal(recorded.method, "POST");
    assert.equal(recorded.host, "dev.azure.com");
    assert.equal(recorded.path, "/contoso/_apis/echo");
    assert.equal(recorded.body, '{"line":"ä"}');
    assert.equal(recorded.headers["x-test"], "1");
    assert.equal("cookie" in recorded.headers, false);
    assert.ok(Math.abs(recorded.time - Date.now()) < 60_000);
    replica.clear();
    assert.deepEqual(replica.requests(), []);
  });

  test("can be waited for", async () => {
    const later = replica.waitFor(({ path }) => path === "/later");
    await ask("/later");
    assert.equal((await later).path, "/later");
    assert.equal((await replica.waitFor(({ path }) => path === "/later")).path, "/later");
    await assert.rejects(
      replica.waitFor(({ path }) => path === "/never", 20),
      /within 20 ms/,
    );
  });
});

describe("token creation", () => {
  const ci = { displayName: "ci", scope: "vso.code", validTo: "2027-01-15T10:00:00.000Z", targetAccounts: null };

  test("answers with the token object and a synthetic secret", async () => {
    const answer = (await issue(ci)).json().dataProviders[ISSUE_TOKEN];
    assert.equal(answer.displayName, "ci");
    assert.equal(answer.targetAccounts, null);
    assert.match(answer.token, /^SyntheticReplicaToken\d{4}0{27}JQQJ99.{18}AZDO0000$/);
    assert.equal(answer.token.length, 84);
    assert.equal(answer.token.indexOf("AZDO"), 76);
  });

  test("takes the secret from the caller", async () => {
    replica.options.issueToken = ({ body }) =>
      `made for ${JSON.parse(body).dataProviderContext.properties.displayName}`;
    assert.equal((await issue(ci)).json().dataProviders[ISSUE_TOKEN].token, "made for ci");
  });

  test("is refused inside a 200 answer", async () => {
    const byName = await issue({ ...ci, displayName: "fail:globalPatPolicyViolation" });
    assert.equal(byName.status, 200);
    assert.match(byName.json().dataProviderExceptions[ISSUE_TOKEN].message, /globalPatPolicyViolation/);
    replica.options.failWith = "patLifespanPolicyViolation";
    assert.match((await issue(ci)).json().dataProviderExceptions[ISSUE_TOKEN].message, /patLifespanPolicyViolation/);
  });

  test("an SSH key carries no secret and is listed apart", async () => {
    const key = { ...ci, scope: "app_token", isPublic: true, publicData: "ssh-rsa AAAA" };
    assert.equal((await issue(key)).json().dataProviders[ISSUE_TOKEN].token, null);
    const keys = (await ask("/contoso/_apis/Token/SessionTokens?isPublic=true")).json().value;
    assert.deepEqual(
      keys.map((/** @type {any} */ { publicData }) => publicData),
      ["ssh-rsa AAAA"],
    );
  });

  test("a regeneration replaces the token that it names", async () => {
    const [old] = await list();
    const made = (await issue({ ...old, authorizationId: "" })).json().dataProviders[ISSUE_TOKEN];
    assert.notEqual(made.authorizationId, old.authorizationId);
    const ids = (await list()).map(({ authorizationId }) => authorizationId);
    assert.ok(ids.includes(made.authorizationId) && !ids.includes(old.authorizationId));
  });

  test("works below a project suffix, and other contributions get small data", async () => {
    const answer = await issue(ci, "/contoso/_apis/contribution/hierarchyquery/project/1");
    assert.ok(answer.json().dataProviders[ISSUE_TOKEN].token);
    const body = { contributionIds: ["ms.vss-web.theme-data"] };
    const other = await ask("/contoso/_apis/Contribution/HierarchyQuery", { method: "POST", body });
    assert.deepEqual(other.json(), { dataProviders: { "ms.vss-web.theme-data": { count: 0 } } });
  });
});

/** @returns {Promise<any[]>} */
async function list() {
  return (await ask("/contoso/_apis/Token/SessionTokens", { host: "vssps.dev.azure.com" })).json().value;
}

describe("token list", () => {
  test("comes in three shapes", async () => {
    const tokens = await list();
    assert.equal(tokens.length, 6);
    assert.ok(tokens.every(({ token }) => token === null));
    replica.options.listShape = "array";
    assert.deepEqual((await ask("/contoso/_apis/token/sessiontokens")).json(), tokens);
    replica.options.listShape = "sessionTokens";
    assert.deepEqual((await ask("/contoso/_apis/Token/SessionTokens")).json(), { sessionTokens: tokens });
  });

  test("follows edits and revocations", async () => {
    const [first, second] = await list();
    const url = "/contoso/_apis/Token/SessionTokens/";
    await ask(url + first.authorizationId, { method: "PUT", body: { ...first, displayName: "renamed" } });
    assert.equal((await ask(url + second.authorizationId, { method: "DELETE" })).status, 204);
    const after = await list();
    assert.equal(after[0].displayName, "renamed");
    assert.ok(!after.some(({ authorizationId }) => authorizationId === second.authorizationId));
  });

  test("the documented lifecycle interface sees the same tokens", async () => {
    const url = "/contoso/_apis/tokens/pats";
    const body = { displayName: "cli", scope: "vso.work", validTo: "2027-01-15T10:00:00Z", allOrgs: true };
    const { patToken, patTokenError } = (await ask(url, { method: "POST", body })).json();
    assert.equal(patTokenError, "none");
    assert.equal(patToken.token.length, 84);
    assert.equal((await ask(url)).json().patTokens[0].authorizationId, patToken.authorizationId);
    await ask(`${url}?authorizationId=${patToken.authorizationId}`, { method: "DELETE" });
    assert.equal((await ask(url)).json().patTokens.length, 6);
  });

  test("another origin may ask for it", async () => {
    const headers = { origin: "https://dev.azure.com", "access-control-request-headers": "x-requested-with" };
    const answer = await ask("/contoso/_apis/Token/SessionTokens", { method: "OPTIONS", headers });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers["access-control-allow-origin"], "https://dev.azure.com");
    assert.equal(answer.headers["access-control-allow-headers"], "x-requested-with");
  });
});

describe("writes of the pages", () => {
  for (const [method, path] of [
    ["POST", "/contoso/web/_apis/git/repositories/shop/pullRequests/7/threads/12/comments"],
    ["POST", "/contoso/web/_apis/git/repositories/shop/pushes"],
    ["PATCH", "/contoso/web/_apis/wit/workItems/42"],
    ["PUT", "/contoso/web/_apis/wiki/wikis/web.wiki/pages?path=/Home"],
  ]) {
    test(`${method} ${path}`, async () => {
      const answer = await ask(path, { method, body: { text: "hello" } });
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.json().received, { text: "hello" });
    });
  }

  test("a page accepts no writes", async () => {
    assert.equal((await ask("/contoso/web/_git/shop", { method: "POST", body: {} })).status, 405);
  });
});

test("addresses split at the hub", () => {
  /** @param {string} url */
  const parse = (url) => parseAddress(new URL(url));
  assert.deepEqual(parse("https://dev.azure.com/contoso/my%20web/_git/shop/pullrequest/7?x=1"), {
    kind: "cloud",
    organization: "contoso",
    base: "/contoso",
    project: "my web",
    hub: "_git",
    rest: ["shop", "pullrequest", "7"],
  });
  assert.equal(
    parse("https://contoso.visualstudio.com/DefaultCollection/_usersSettings/tokens").base,
    "/DefaultCollection",
  );
  assert.equal(parse("https://contoso.visualstudio.com/web/_git/shop").project, "web");
  assert.equal(parse("https://ado.example.com/tfs/Main/_usersSettings/keys").organization, "Main");
  const page = new URL("https://contoso.visualstudio.com/");
  assert.equal(identityServiceUrl(page, parseAddress(page)), "https://contoso.vssps.visualstudio.com");
});
