export type JsonMark = { kind: "key" | "text" | "number" | "word"; start: number; end: number };
export type JsonLayout = { text: string; marks: JsonMark[] };

const token = /"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/y;

/**
 * Sets JSON text out over lines for reading. Every string and number stays letter for letter as it arrived: ids beyond
 * 2^53 and "1.10" would not survive parsing. Null where the text is no JSON, or is cut off.
 */
export function layoutJson(source: string): JsonLayout | null {
  const parts: string[] = [];
  const marks: JsonMark[] = [];
  let length = 0;
  let depth = 0;
  let at = 0;
  let previous = "";
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const breakLine = () => write(`\n${"  ".repeat(depth)}`);

  while (at < source.length) {
    if (isBlank(source.charCodeAt(at))) {
      at += 1;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(source)?.[0];
    if (found === undefined) return null;
    at += found.length;
    const isClosing = found === "}" || found === "]";
    if (isClosing) depth -= 1;
    if (depth < 0) return null;
    const isOpen = previous === "{" || previous === "[";
    if (previous === "," || (isOpen && !isClosing) || (isClosing && !isOpen)) breakLine();
    if (found === ":") write(": ");
    else {
      const start = length;
      write(found);
      const kind = kindOf(found, source, at);
      if (kind !== null) marks.push({ kind, start, end: length });
    }
    if (found === "{" || found === "[") depth += 1;
    previous = found;
  }
  return depth === 0 && marks.length > 0 ? { text: parts.join(""), marks } : null;
}

function kindOf(found: string, source: string, after: number): JsonMark["kind"] | null {
  const first = found[0] ?? "";
  if (first === '"') return isKey(source, after) ? "key" : "text";
  if (first === "-" || (first >= "0" && first <= "9")) return "number";
  return found === "true" || found === "false" || found === "null" ? "word" : null;
}

function isKey(source: string, after: number): boolean {
  let at = after;
  while (isBlank(source.charCodeAt(at))) at += 1;
  return source[at] === ":";
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
