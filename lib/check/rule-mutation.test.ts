import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ruleCatalog } from "#lib/rules/catalog.ts";
import { idsIn, mutateRules, withoutRule } from "./rule-mutation.ts";

const registry = readFileSync(new URL("../rules/registry.ts", import.meta.url), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "holdpoint-mutation-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("Taking rules out of the registry", () => {
  it("knows every rule that is in it", () => {
    expect(idsIn(registry)).toEqual(ruleCatalog.map((rule) => rule.id));
  });

  it("takes out the rule and its import, and nothing else", () => {
    const mutated = withoutRule(registry, "total-mismatch") ?? "";
    expect(mutated).not.toContain("totalMismatch");
    expect(idsIn(mutated)).toEqual(ruleCatalog.map((rule) => rule.id).filter((id) => id !== "total-mismatch"));
    expect(registry.split("\n").length - mutated.split("\n").length).toBe(2);
    expect(withoutRule(registry, "no-such-rule")).toBeNull();
  });

  it("tells which are noticed, and puts the registry back, even where a run fails", () => {
    const file = join(scratch, "registry.ts");
    writeFileSync(file, registry);
    const seen: string[][] = [];
    const watch = (id: string) => {
      seen.push(idsIn(readFileSync(file, "utf8")));
      return id !== "burst";
    };
    expect(mutateRules(["line-mismatch", "burst", "no-such-rule"], watch, { file })).toEqual([{ rule: "line-mismatch", isNoticed: true }, { rule: "burst", isNoticed: false }, { rule: "no-such-rule", isNoticed: false }]);
    expect(seen.map((ids) => ruleCatalog.map((rule) => rule.id).filter((id) => !ids.includes(id)))).toEqual([["line-mismatch"], ["burst"]]);
    expect(readFileSync(file, "utf8")).toBe(registry);
    expect(() => mutateRules(["burst"], () => {
      throw new Error("no vitest here");
    }, { file })).toThrow("no vitest here");
    expect(readFileSync(file, "utf8")).toBe(registry);
  });
});
