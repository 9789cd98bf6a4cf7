import { type ClassValue, clsx } from "clsx";

/*
 * What sets the same thing as what, as far as this project overrides it. tailwind-merge, which cn.test.ts holds this
 * against, brings the whole of Tailwind: 6 KB on every page, 4 KB with its tables cut to these. A class that is not listed
 * here is simply kept.
 */
const custom = String.raw`\[.+\]|\(.+\)`;
const spacing = String.raw`\d+(?:\.\d+)?|${custom}|auto|px|full`;
const part = String.raw`\d+/\d+`;
const sizing = `${spacing}|${part}|screen|dvh|svh|fit|min|max|none|xs|sm|md|lg|[2-7]?xl`;
const radius = "none|[x2]s|sm|md|lg|xl|full";
const fontSize = String.raw`[23]?xs|sm|base|lg|[23]?xl|\[.+\]`;
const scroll = "auto|hidden|clip|visible|scroll";

/** The values of a prefix, and the group that each belongs to where it is not the prefix itself; the first that fits counts. */
const values = new Map<string, readonly (readonly [RegExp, string])[]>();
function group(prefixes: string, ...sets: readonly (readonly [values: string, group?: string])[]): void {
  for (const prefix of prefixes.split(" ")) values.set(prefix, sets.map(([text, name = prefix]) => [new RegExp(`^(?:${text})$`), name]));
}
group("p px py pt pr pb pl m mx my mt mr mb ml gap gap-x gap-y inset inset-x inset-y border-spacing", [spacing]);
group("top right bottom left translate-x translate-y", [`${spacing}|${part}`]);
group("size w min-w max-w h min-h max-h", [sizing]);
group("z", [String.raw`\d+|auto`]);
group("flex", ["row|row-reverse|col|col-reverse", "direction"], ["wrap|nowrap|wrap-reverse", "flex-wrap"], [String.raw`\d+|${custom}|auto|initial|none`, "flex"], ["", "display"]);
group("shrink grow", [String.raw`\d*`]);
group("justify", ["start|end|center|between|around|evenly"]);
group("items", ["start|end|center|baseline|stretch"]);
group("self", ["auto|start|end|center|stretch|baseline"]);
group("place-items", ["start|end|center|stretch"]);
group("align", [`baseline|top|middle|bottom|${custom}`]);
group("grid-cols", [String.raw`\d+|${custom}|none|subgrid`]);
group("overflow overflow-x overflow-y", [scroll]);
group("text", [fontSize, "font-size"], [String.raw`(?:${fontSize})/\d+`, "font-size-and-leading"], ["left|center|right|start|end", "align-text"], ["wrap|nowrap|balance|pretty", "wrap-text"], ["ellipsis|clip", "text-overflow"], [".+", "text-color"]);
group("font", ["sans|mono", "font-family"], ["normal|medium|semibold|bold", "font-weight"]);
group("leading", [String.raw`none|tight|snug|normal|relaxed|loose|\d+(?:\.\d+)?|${custom}`]);
group("tracking", ["tight|normal|wide|wider"]);
group("whitespace", ["normal|nowrap|pre|pre-line|pre-wrap"]);
group("break", ["normal|words|all"]);
group("bg animate", [".+"]);
group("opacity", [String.raw`\d+(?:\.\d+)?%?`]);
group("shadow", ["|none|sm|md|lg"]);
group("rounded rounded-t rounded-b", [`|${radius}`]);
group("border", [String.raw`\d*|px`, "border-w"], ["collapse|separate", "border-collapse"], ["solid|dashed|dotted|none", "border-style"], [".+", "border-color"]);
group("border-l", [String.raw`\d*|px`, "border-w-l"], [".+", "border-color-l"]);
group("border-t border-r border-b border-x border-y", [String.raw`\d*|px`]);
group("cursor", ["pointer|default|not-allowed|text|wait"]);
group("pointer-events", ["none|auto"]);
group("outline", [String.raw`\d*`, "outline-w"], ["none", "outline-style"], [".+", "outline-color"]);
group("outline-offset", [String.raw`\d+`]);
group("grid table", ["", "display"]);
for (const word of "block inline-block inline inline-flex inline-grid contents hidden".split(" ")) group(word, ["", "display"]);
for (const word of "static fixed absolute relative sticky".split(" ")) group(word, ["", "position"]);
group("amount", ["", "align-text"]);
group("truncate", ["", "text-overflow"]);
group("sr-only", [""]);

/** What a group sets along with others. */
const also: { readonly [group: string]: string } = {
  overflow: "overflow-x overflow-y", inset: "inset-x inset-y top right bottom left", "inset-x": "right left", "inset-y": "top bottom",
  flex: "grow shrink", gap: "gap-x gap-y", size: "w h", "place-items": "items", rounded: "rounded-t rounded-b",
  p: "px py pt pr pb pl", px: "pr pl", py: "pt pb", m: "mx my mt mr mb ml", mx: "mr ml", my: "mt mb",
  // Of the sizes only one like text-lg/7 sets the line height too: in Tailwind 4 an earlier leading-* stays where text-lg follows.
  "font-size": "font-size-and-leading", "font-size-and-leading": "font-size leading",
  // What hides from all but screen readers is undone by a position, size, space or overflow, so it takes their place.
  "sr-only": "position size w h p px py pt pr pb pl m mx my mt mr mb ml overflow overflow-x overflow-y whitespace",
  "border-w": "border-x border-y border-t border-r border-b border-w-l", "border-x": "border-r border-w-l", "border-y": "border-t border-b",
};

/** The group of a class without its variants; null where it is not listed. */
function groupOf(name: string): string | null {
  const plain = name.replace(/^-/, "");
  for (let end = plain.length; end > 0; end = plain.lastIndexOf("-", end - 1)) {
    const rest = plain.slice(end + 1);
    const found = values.get(plain.slice(0, end))?.find(([fits]) => fits.test(rest));
    if (found !== undefined) return found[1];
  }
  return null;
}

const merged = new Map<string, string>();

function merge(classes: string): string {
  const known = merged.get(classes);
  if (known !== undefined) return known;
  const taken = new Set<string>();
  const kept = classes.split(/\s+/).filter(Boolean).toReversed().filter((one) => {
    // Variants end at the last colon outside of brackets.
    const [, variants = "", important, name = ""] = /^((?:[^:[\]()]*(?:\[[^\]]*\]|\([^)]*\))*[^:[\]()]*:)*)(!?)(.*)$/.exec(one) ?? [];
    const found = groupOf(name);
    if (found === null) return true;
    const key = `${variants}${important}`;
    if (taken.has(key + found)) return false;
    for (const each of [found, ...(also[found]?.split(" ") ?? [])]) taken.add(key + each);
    return true;
  });
  const text = kept.toReversed().join(" ");
  if (merged.size > 500) merged.clear();
  merged.set(classes, text);
  return text;
}

/** Joins class names; of two that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
