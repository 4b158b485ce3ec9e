// Finds in a script whatever looks up something that a page can replace: calls of anything but a name of the script's own, and the language's
// own look-ups, such as those of `for of` and `await`.

import { parse } from "acorn";

/** @typedef {import("acorn").Node & Record<string, any>} Node */

/** What needs no call in the script and makes one all the same. @type {Record<string, string>} */
const LOOKS_UP = {
  ForOfStatement: "for of",
  SpreadElement: "spread of a list",
  ArrayPattern: "destructuring of a list",
  AwaitExpression: "await",
  YieldExpression: "yield",
  TaggedTemplateExpression: "tagged template",
  ImportExpression: "import()",
};

/** Names that are not the script's own and that nobody can replace: their properties of the window cannot be configured. */
const SAFE = new Set(["undefined", "window", "document"]);

/**
 * @param {string} source a module
 * @param {{ exceptLoading?: boolean }} [options] `exceptLoading` leaves out what runs when the module is loaded, before the page's first script
 * @returns {string[]} what looks something up, each with its place
 */
export function lookUps(source, { exceptLoading = false } = {}) {
  const module = /** @type {Node} */ (parse(source, { ecmaVersion: "latest", sourceType: "module", locations: true }));
  const taken = new Set(module.body.flatMap(namesTaken));
  /** @type {string[]} */
  const found = [];

  /** @param {Node} node @param {Set<string>[]} scopes @param {boolean} isLoading */
  function look(node, scopes, isLoading) {
    const isKnown = (/** @type {string} */ name) => SAFE.has(name) || scopes.some((scope) => scope.has(name));
    const tell = (/** @type {string} */ what) => {
      if (!(isLoading && exceptLoading)) found.push(`${what} in line ${node.loc?.start.line}`);
    };
    const { type } = node;
    if (type === "SpreadElement" && node.isOfObject) return each(node, (part) => look(part, scopes, isLoading));
    if (LOOKS_UP[type]) tell(LOOKS_UP[type]);
    if (type === "BinaryExpression" && node.operator === "instanceof") tell("instanceof");
    if (type === "Identifier" && !isKnown(node.name)) tell(`'${node.name}', which is not the script's own,`);
    if (type === "CallExpression" || type === "NewExpression") {
      if (node.callee.type !== "Identifier") tell(`call of ${source.slice(node.callee.start, node.callee.end)}`);
      const isOfBrowser =
        node.callee.type === "Identifier" && taken.has(node.callee.name) && node.callee.name !== "bare";
      if (isOfBrowser && node.arguments.some((/** @type {Node} */ given) => given.type === "ObjectExpression"))
        tell(`options with a prototype for ${node.callee.name}`);
    }
    if (/Function/.test(type)) {
      if (node.async || node.generator) tell("a function that the language calls by itself");
      const own = new Set([...node.params.flatMap(namesIn), ...namesOfBlock(node.body), node.id?.name ?? ""]);
      for (const part of [...node.params, node.body]) look(part, [...scopes, own], false);
      return;
    }
    const inner = type === "BlockStatement" || type === "Program" || /^For/.test(type) ? namesOfBlock(node) : [];
    const within = type === "CatchClause" && node.param ? namesIn(node.param) : inner;
    each(node, (part) => look(part, [...scopes, new Set(within)], isLoading));
  }

  look(module, [], true);
  return found;
}

/** Names that come from the module of primordials. @param {Node} statement @returns {string[]} */
function namesTaken({ type, source, specifiers }) {
  if (type !== "ImportDeclaration" || !/primordials/.test(source.value)) return [];
  return specifiers.map((/** @type {Node} */ { local }) => local.name);
}

/** Names that a block, or the head of a loop, declares. @param {Node} block @returns {string[]} */
function namesOfBlock(block) {
  const statements = [block.body ?? [], block.init ?? [], block.left ?? []].flat();
  return statements.flatMap((/** @type {Node} */ statement) => {
    const declared = statement.declaration ?? statement;
    if (declared.type === "ImportDeclaration")
      return declared.specifiers.map((/** @type {Node} */ { local }) => local.name);
    if (declared.type === "VariableDeclaration")
      return declared.declarations.flatMap((/** @type {Node} */ { id }) => namesIn(id));
    return /^(Function|Class)Declaration$/.test(declared.type) ? [declared.id.name] : [];
  });
}

/** Names that a pattern gives. @param {Node | null} pattern @returns {string[]} */
function namesIn(pattern) {
  if (!pattern) return [];
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type === "ObjectPattern")
    return pattern.properties.flatMap((/** @type {Node} */ { value, argument }) => namesIn(value ?? argument));
  if (pattern.type === "ArrayPattern") return pattern.elements.flatMap(namesIn);
  return namesIn(pattern.left ?? pattern.argument ?? null);
}

/** The parts of a node in which something can be looked up; names of properties and of what is exported are none. @param {Node} node @param {(part: Node) => void} look */
function each(node, look) {
  if (node.type === "ImportDeclaration" || (node.type === "ExportNamedDeclaration" && !node.declaration)) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === "property" && !node.computed) || (key === "key" && !node.computed)) continue;
    for (const part of [value].flat()) {
      if (typeof part?.type !== "string") continue;
      // Taking over an object's own properties looks nothing up; that of a list does.
      if (node.type === "ObjectExpression" && part.type === "SpreadElement") part.isOfObject = true;
      look(part);
    }
  }
}
