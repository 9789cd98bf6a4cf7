import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge, validators } from "tailwind-merge";

const { isAny, isArbitraryValue, isArbitraryVariable, isFraction, isNumber, isPercent } = validators;

const spacing = [isNumber, isArbitraryValue, isArbitraryVariable, "auto", "px", "full"];
const size = [...spacing, isFraction, "screen", "dvh", "svh", "fit", "min", "max", "none", "xs", "sm", "md", "lg", "xl", "2xl", "3xl", "4xl", "5xl", "6xl", "7xl"];
const sizes = ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", isArbitraryValue];
const width = ["", isNumber, "px"];

/**
 * What sets the same thing as what, as far as this project overrides it. tailwind-merge brings the whole of Tailwind,
 * 6 KB on every page; a class that is not listed here is simply kept. cn.test.ts holds it against the whole.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ["block", "inline-block", "inline", "flex", "inline-flex", "table", "grid", "inline-grid", "contents", "hidden"],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    inset: [{ inset: spacing }], "inset-x": [{ "inset-x": spacing }], "inset-y": [{ "inset-y": spacing }],
    top: [{ top: [...spacing, isFraction] }], right: [{ right: [...spacing, isFraction] }], bottom: [{ bottom: [...spacing, isFraction] }], left: [{ left: [...spacing, isFraction] }],
    z: [{ z: [isNumber, "auto"] }],
    p: [{ p: spacing }], px: [{ px: spacing }], py: [{ py: spacing }], pt: [{ pt: spacing }], pr: [{ pr: spacing }], pb: [{ pb: spacing }], pl: [{ pl: spacing }],
    m: [{ m: spacing }], mx: [{ mx: spacing }], my: [{ my: spacing }], mt: [{ mt: spacing }], mr: [{ mr: spacing }], mb: [{ mb: spacing }], ml: [{ ml: spacing }],
    size: [{ size }], w: [{ w: size }], "min-w": [{ "min-w": size }], "max-w": [{ "max-w": size }], h: [{ h: size }], "min-h": [{ "min-h": size }], "max-h": [{ "max-h": size }],
    gap: [{ gap: spacing }], "gap-x": [{ "gap-x": spacing }], "gap-y": [{ "gap-y": spacing }],
    "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }], "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }],
    flex: [{ flex: [isNumber, isArbitraryValue, "auto", "initial", "none"] }], shrink: [{ shrink: ["", isNumber] }], grow: [{ grow: ["", isNumber] }],
    "justify-content": [{ justify: ["start", "end", "center", "between", "around", "evenly"] }],
    "align-items": [{ items: ["start", "end", "center", "baseline", "stretch"] }], "align-self": [{ self: ["auto", "start", "end", "center", "stretch", "baseline"] }],
    "place-items": [{ "place-items": ["start", "end", "center", "stretch"] }], "vertical-align": [{ align: ["baseline", "top", "middle", "bottom", isArbitraryValue] }],
    "grid-cols": [{ "grid-cols": [isNumber, isArbitraryValue, "none", "subgrid"] }],
    overflow: [{ overflow: ["auto", "hidden", "clip", "visible", "scroll"] }], "overflow-x": [{ "overflow-x": ["auto", "hidden", "clip", "visible", "scroll"] }],
    "overflow-y": [{ "overflow-y": ["auto", "hidden", "clip", "visible", "scroll"] }],
    "font-size": [{ text: sizes }], "text-alignment": ["amount", { text: ["left", "center", "right", "start", "end"] }], "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
    "text-overflow": ["truncate", "text-ellipsis", "text-clip"], "text-color": [{ text: [isAny] }],
    "font-family": [{ font: ["sans", "mono"] }], "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    leading: [{ leading: ["none", "tight", "snug", "normal", "relaxed", "loose", isNumber, isArbitraryValue] }], tracking: [{ tracking: ["tight", "normal", "wide", "wider"] }],
    whitespace: [{ whitespace: ["normal", "nowrap", "pre", "pre-line", "pre-wrap"] }], break: ["break-normal", "break-words", "break-all"],
    "bg-color": [{ bg: [isAny] }], opacity: [{ opacity: [isNumber, isPercent] }], shadow: [{ shadow: ["", "none", "sm", "md", "lg"] }],
    rounded: [{ rounded: ["", "none", "xs", "sm", "md", "lg", "xl", "full"] }], "rounded-t": [{ "rounded-t": ["", "none", "sm", "md", "lg", "xl"] }], "rounded-b": [{ "rounded-b": ["", "none", "sm", "md", "lg", "xl"] }],
    "border-w": [{ border: width }], "border-w-x": [{ "border-x": width }], "border-w-y": [{ "border-y": width }],
    "border-w-t": [{ "border-t": width }], "border-w-r": [{ "border-r": width }], "border-w-b": [{ "border-b": width }], "border-w-l": [{ "border-l": width }],
    "border-collapse": [{ border: ["collapse", "separate"] }], "border-spacing": [{ "border-spacing": spacing }], "border-color-l": [{ "border-l": [isAny] }],
    "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }], "border-color": [{ border: [isAny] }],
    cursor: [{ cursor: ["pointer", "default", "not-allowed", "text", "wait"] }], "pointer-events": [{ "pointer-events": ["none", "auto"] }],
    "outline-w": [{ outline: ["", isNumber] }], "outline-style": ["outline-none"], "outline-offset": [{ "outline-offset": [isNumber] }], "outline-color": [{ outline: [isAny] }],
    "translate-x": [{ "translate-x": [...spacing, isFraction] }], "translate-y": [{ "translate-y": [...spacing, isFraction] }],
    animate: [{ animate: [isAny] }],
  },
  conflictingClassGroups: {
    overflow: ["overflow-x", "overflow-y"],
    inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"], "inset-x": ["right", "left"], "inset-y": ["top", "bottom"],
    flex: ["grow", "shrink"], gap: ["gap-x", "gap-y"], size: ["w", "h"], "font-size": ["leading"], rounded: ["rounded-t", "rounded-b"],
    p: ["px", "py", "pt", "pr", "pb", "pl"], px: ["pr", "pl"], py: ["pt", "pb"],
    m: ["mx", "my", "mt", "mr", "mb", "ml"], mx: ["mr", "ml"], my: ["mt", "mb"],
    "border-w": ["border-w-x", "border-w-y", "border-w-t", "border-w-r", "border-w-b", "border-w-l"], "border-w-x": ["border-w-r", "border-w-l"], "border-w-y": ["border-w-t", "border-w-b"],
  },
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: ["*", "**", "after", "before", "marker", "placeholder", "selection"],
}));

/** Joins class names; of two that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
