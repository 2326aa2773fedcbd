/** Finds the words by which a file reads the clock, chance, the network or the process. */

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

// A browser's globals need no mention: without its types they do not compile in the server.
const GLOBALS = new Set(["process", "fetch", "console", "setTimeout", "setInterval"]);

/** The impure words in a parsed program, each once: `Date.now`, `new Date()`, `Math.random`, and the globals of a machine. */
export function impureWords(program: unknown): readonly string[] {
  const found = new Set<string>();
  walk(program, null, "", (node, parent, key) => {
    const word = wordOf(node, parent, key);
    if (word !== null) found.add(word);
  });
  return [...found];
}

function wordOf(node: Node, parent: Node | null, key: string): string | null {
  if (node.type === "MemberExpression") {
    const name = `${nameOf(node.object)}.${nameOf(node.property)}`;
    return name === "Date.now" || name === "Math.random" ? name : null;
  }
  if (node.type === "NewExpression" && nameOf(node.callee) === "Date") {
    return Array.isArray(node.arguments) && node.arguments.length === 0 ? "new Date()" : null;
  }
  const name = node.type === "Identifier" ? nameOf(node) : null;
  return name !== null && GLOBALS.has(name) && !isName(parent, key) ? name : null;
}

/** Whether an identifier names a property, a parameter or a declaration, instead of reading a global. */
function isName(parent: Node | null, key: string): boolean {
  if (parent === null) return false;
  if (parent.type === "MemberExpression") return key === "property" && parent.computed !== true;
  if (parent.type === "Property") return key === "key" && parent.shorthand !== true;
  return (
    /^TS|Function|Declarator|Specifier|Pattern|Parameter|Label/.test(parent.type) && key !== "init" && key !== "body"
  );
}

function nameOf(node: unknown): string | null {
  return isNode(node) && node.type === "Identifier" && typeof node.name === "string" ? node.name : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function walk(
  value: unknown,
  parent: Node | null,
  key: string,
  visit: (node: Node, parent: Node | null, key: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, parent, key, visit);
  } else if (isNode(value)) {
    visit(value, parent, key);
    for (const [name, child] of Object.entries(value)) walk(child, value, name, visit);
  }
}
