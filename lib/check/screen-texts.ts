import { parseAst } from "rolldown/parseAst";
import type { Rule } from "./rules.ts";

/** Attributes that a person reads or hears. */
const readAttributes = new Set(["title", "aria-label", "placeholder", "alt", "label", "hint", "description", "confirm", "text", "caption", "heading", "legend", "aria-roledescription", "aria-valuetext"]);

/** Names and signs that are the same in every language. */
const sameEverywhere = /^(Holdpoint|AutoCount|SHA-256|CSV|Excel|XLSX|JSON|UTF-8|UTF-16|SKU|TIN|RM|Esc|Ctrl Enter|https?:\S*)$/;

/** What a component says stands in messages/, where it can be translated; in the component stands its key. */
export const noTextInScreens: Rule = {
  id: "screens-take-their-texts-from-the-messages",
  reason: "A sentence in a component cannot be translated: it stands in messages/en, and the component says its key.",
  check({ path, content, isTest }) {
    if (isTest || !/^(app|components)\/.*\.tsx?$/.test(path) || path.startsWith("app/api/")) return [];
    return [...new Set(textsIn(path, content))].map((text) => `${path} says “${text}”`);
  },
};

/** The texts that stand in a file: between tags, in attributes that are read, and sentences anywhere else. */
export function textsIn(path: string, content: string): string[] {
  const found: string[] = [];
  walk(parseAst(content, { lang: path.endsWith("x") ? "tsx" : "ts" }), [], (node, above) => {
    const text = textOf(node, above)?.replaceAll(/\s+/g, " ").trim();
    if (text !== undefined && !sameEverywhere.test(text)) found.push(text);
  });
  return found;
}

/** Where a word stands that is read: `title: "Held"`. */
const saidNames = new Set([...readAttributes, "help", "empty", "means", "todo", "word"]);

/** The words of a file of `lib`: its sentences, and single words under a name or in a table that is read. SQL and faults are none. */
export function wordsIn(path: string, content: string): string[] {
  const found: string[] = [];
  walk(parseAst(content, { lang: path.endsWith("x") ? "tsx" : "ts" }), [], (node, above) => {
    if (node.type !== "Literal" && node.type !== "TemplateLiteral") return;
    const word = node.type === "Literal" && typeof node.value === "string" && /^\p{Lu}[\p{Ll}-]/u.test(node.value) && !above.some(isNotSaid) && above.some(isTableOfWords) ? node.value : undefined;
    const text = (word ?? textOf(node, above))?.replaceAll(/\s+/g, " ").trim();
    if (text !== undefined && !sameEverywhere.test(text) && !/^\W*(SELECT|EXPLAIN|INSERT|UPDATE|DELETE|AND|OR|(LEFT |CROSS )?JOIN)\b/.test(text)) found.push(text);
  });
  return found;
}

/** A property such as `title: …`, or a constant such as `stateLabels`. */
function isTableOfWords(node: Node): boolean {
  const part = node.type === "Property" ? node.key : node.type === "VariableDeclarator" ? node.id : undefined;
  const name = (part as { name?: string } | undefined)?.name ?? "";
  return node.type === "Property" ? saidNames.has(name) : /(Labels|Words|Titles|Names)$/.test(name);
}

type Node = { type: string; [part: string]: unknown };

function textOf(node: Node, above: readonly Node[]): string | undefined {
  const parent = above.at(-1);
  switch (node.type) {
    case "JSXText":
      return hasWord(node.value) && !above.some(isCode) ? String(node.value) : undefined;
    case "Literal":
      if (typeof node.value !== "string" || above.some(isNotSaid)) return undefined;
      if (parent?.type === "JSXAttribute") return readAttributes.has(nameOf(parent)) && hasWord(node.value) ? node.value : undefined;
      return isSentence(node.value) ? node.value : undefined;
    case "TemplateLiteral": {
      const text = (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join("…");
      return !above.some(isNotSaid) && isSentence(text) ? text : undefined;
    }
    default:
      return undefined;
  }
}

function hasWord(text: unknown): boolean {
  return /\p{L}{2}/u.test(String(text).replaceAll(/&\w+;/g, ""));
}

/** Begins as a sentence does and has three words, or ends as one does. Names, keys and classes do neither. */
function isSentence(text: string): boolean {
  return /^\s*[“(]?\p{Lu}[^\n]*\p{L}\s+\S+\s+\S/u.test(text) || /\p{L}{2} [^\n]*\p{L}{2}[.!?]$/u.test(text);
}

function isCode(node: Node): boolean {
  return node.type === "JSXElement" && ["code", "pre", "script", "style"].includes(nameOf(node.openingElement as Node));
}

/** What no person reads: imports, classes, styles, and faults that only a log shows. */
function isNotSaid(node: Node): boolean {
  if (node.type === "ImportDeclaration" || node.type === "ThrowStatement") return true;
  return node.type === "JSXAttribute" && ["className", "style", "href", "d"].includes(nameOf(node));
}

function nameOf(node: Node): string {
  const name = node.name as { name: string } | undefined;
  return name?.name ?? "";
}

function walk(node: unknown, above: readonly Node[], visit: (node: Node, above: readonly Node[]) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, above, visit);
  else if (isNode(node)) {
    visit(node, above);
    const inside = [...above, node];
    for (const part of Object.values(node)) if (typeof part === "object" && part !== null) walk(part, inside, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
