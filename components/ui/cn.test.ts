import { globSync, readFileSync } from "node:fs";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, it } from "vitest";
import { cn } from "./cn.ts";

const whole = extendTailwindMerge({ extend: { classGroups: { "font-size": [{ text: ["2xs"] }], "text-alignment": ["amount"] } } });

/** The classes that components write, plain or behind a variant. */
function classesIn(files: string): string[] {
  const words = new Set<string>();
  for (const path of globSync(files)) {
    for (const [, text] of readFileSync(path, "utf8").matchAll(/"([^"\n]*)"/g)) {
      for (const word of (text ?? "").split(/\s+/)) {
        const isClass = /^-?[a-z@*[][^\s=<>{}]*$/.test(word) && /[-:[]|^(flex|grid|block|hidden|truncate|border|rounded|absolute|relative|sticky|fixed|amount)$/.test(word);
        // tailwind-merge does not know the animations of globals.css; of two the later one wins here all the same.
        if (isClass && !word.includes("animate-")) words.add(word);
      }
    }
  }
  return [...words];
}

it("lets the later of two classes win", () => {
  expect(cn("h-8 px-2", "h-10")).toBe("px-2 h-10");
  expect(cn("text-left text-xs", "amount")).toBe("text-xs amount");
  expect(cn("text-2xs text-foreground", "text-muted-foreground")).toBe("text-2xs text-muted-foreground");
  expect(cn("border border-transparent", "border-input")).toBe("border border-input");
  expect(cn("max-sm:hidden", "hidden")).toBe("max-sm:hidden hidden");
  expect(cn("a", false, ["b", { c: true }])).toBe("a b c");
});

it("decides like the whole of tailwind-merge when any class in use comes after one of the kit", () => {
  const kit = classesIn("components/ui/*.tsx");
  const all = classesIn("{app,components}/**/*.tsx");
  expect(kit.length).toBeGreaterThan(100);
  expect(all.length).toBeGreaterThan(300);
  const differences: string[] = [];
  for (const first of kit) {
    for (const second of all) {
      const pair = `${first} ${second}`;
      if (first !== second && cn(pair) !== whole(pair)) differences.push(`${pair}: "${cn(pair)}", not "${whole(pair)}"`);
    }
  }
  // A difference here: add the group of the two classes to cn.ts.
  expect(differences).toEqual([]);
}, 60_000);
