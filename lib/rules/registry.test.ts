import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kinds } from "#lib/canonical/kinds.ts";
import { ruleCatalog, ruleName } from "./catalog.ts";
import { rules } from "./registry.ts";
import type { Rule } from "./rule.ts";

/** What stands in the folder beside the rules. Every other file is a rule, and has to be one. */
const machinery = ["accounting-date", "catalog", "evaluate", "facts", "registry", "rule", "rule-book", "rule-settings", "sums-that-follow", "test-rule", "touched-by-setting"];

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
const ruleFiles = files.filter((file) => !file.endsWith(".test.ts")).map((file) => file.slice(0, -".ts".length)).filter((name) => !machinery.includes(name));

describe("The folder of rules", () => {
  it("has every rule file in the registry, and nothing in the registry without a file", () => {
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(ruleFiles.toSorted());
  });

  it("has the machinery that this test leaves out", () => {
    expect(files).toEqual(expect.arrayContaining(machinery.map((name) => `${name}.ts`)));
  });

  it.each(ruleFiles)("%s exports one rule, named after its file, and it is the registered one", async (name) => {
    const exported = Object.entries((await import(/* @vite-ignore */ `./${name}.ts`)) as { [name: string]: unknown });
    const camelCase = name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
    expect(exported.map(([exportName]) => exportName)).toEqual([camelCase]);
    const [[, rule]] = exported as [[string, Rule]];
    expect(rule.id).toBe(name);
    expect(rules).toContain(rule);
  });

  it.each(ruleFiles)("%s has a test beside it that goes through testRule", (name) => {
    const test = readFileSync(new URL(`${name}.test.ts`, folder), "utf8");
    const camelCase = name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
    expect(test).toContain(`testRule(${camelCase}, {`);
  });
});

describe("Every rule", () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s says what it is, who acts on it and how hard it stops", (_id, rule) => {
    expect(rule.title.trim()).not.toBe("");
    expect(["error", "warning", "info"]).toContain(rule.severity);
    expect(["admin", "finance"]).toContain(rule.owner);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s says which kinds of document it looks at, each once and at least one", (_id, rule) => {
    expect(rule.kinds.length).toBeGreaterThan(0);
    expect(kinds).toEqual(expect.arrayContaining([...rule.kinds]));
    expect(new Set(rule.kinds).size).toBe(rule.kinds.length);
  });

  it.each(kinds)("of a %s there are some that look at it", (kind) => {
    const looking = rules.filter((rule) => rule.kinds.includes(kind)).map((rule) => rule.id);
    expect(looking).toEqual(expect.arrayContaining(["not-supported", "ledger-refused", "duplicate-exact", "field-too-long", "ledger-cannot-store"]));
    expect(looking.length).toBeGreaterThan(5);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s says what a new day means for what it holds, where it goes by today's date, and only there", (id, rule) => {
    const source = readFileSync(new URL(`${id}.ts`, folder), "utf8");
    expect(rule.onNewDay !== undefined).toBe(/\btoday\b/.test(source.slice(source.indexOf("  check("))));
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s offers what a person would do, or says why there is nothing", (id, rule) => {
    const offers = /\bfixes\b/.test(readFileSync(new URL(`${id}.ts`, folder), "utf8"));
    expect(rule.noFix ?? (offers ? "It offers something." : "")).toMatch(/^[A-Z].{10,}\.$/);
    expect(rule.noFix !== undefined && offers).toBe(false);
  });

  it("that cannot be tried on the past says so", () => {
    const untriable = rules.filter((rule) => rule.noBackTest !== undefined);
    expect(untriable.map(({ id }) => id).toSorted()).toEqual(["burst", "cancelled-after-posting", "changed-after-approval"]);
  });

  it("that guards the books cannot be switched off", () => {
    const guards = ["ledger-refused", "duplicate-exact", "missing-sku", "new-customer", "total-mismatch", "line-mismatch", "closed-period", "negative-amount", "not-supported", "ledger-cannot-store"];
    expect(rules.filter((rule) => guards.includes(rule.id) && rule.canBeOff !== undefined)).toEqual([]);
  });

  it("has a title of its own", () => {
    expect(new Set(rules.map((rule) => rule.title)).size).toBe(rules.length);
  });

  it("is in the catalogue for the screens, as plain data", () => {
    expect(ruleCatalog.map((entry) => entry.id)).toEqual(rules.map((rule) => rule.id));
    expect(structuredClone(ruleCatalog)).toEqual(ruleCatalog);
    expect(ruleName("total-mismatch")).toBe("Lines do not add up");
  });

  it("leaves its id for a name where it is no longer there", () => {
    expect(ruleName("burst-of-1999")).toBe("burst-of-1999");
  });
});
