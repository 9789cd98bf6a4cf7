import { expect, test } from "vitest";
import { findSpokenCodes } from "./codes-for-screens.ts";
import { toSourceFile } from "./imports.ts";

const found = (sources: Record<string, string>) => findSpokenCodes(Object.entries(sources).map(([path, content]) => toSourceFile(path, content))).filter((violation) => !violation.includes("needs the exception"));

test("a table of words that a component imports is found, and a sentence beside it", () => {
  const words = 'export const phaseLabels = { begun: "Begun" };\nexport const phases = [{ id: "begun", title: "Just begun" }];\nexport const say = (name: string) => `It is ${name} who began this.`;';
  const said = ["lib/phases/phase.ts says “Begun”", "lib/phases/phase.ts says “Just begun”", "lib/phases/phase.ts says “It is … who began this.”"];
  expect(found({ "components/phase.tsx": 'import { say } from "#lib/phases/phase.ts";', "lib/phases/phase.ts": words })).toEqual(said);
  expect(found({ "app/(desk)/page.tsx": 'import { say } from "#lib/phases/phase.ts";', "lib/phases/phase.ts": words })).toEqual(said);
});

test("codes, SQL and what only a log shows are none, nor is what no screen imports", () => {
  const codes = 'export const phases = [{ id: "begun", label: "phase" }];\nconst sql = "SELECT id FROM record r WHERE r.state = $1";\nthrow new Error("This must not happen.");';
  expect(found({ "components/phase.tsx": 'import { phases } from "#lib/phases/phase.ts";', "lib/phases/phase.ts": codes })).toEqual([]);
  const words = 'export const phaseLabels = { begun: "Begun" };';
  expect(found({ "components/phase.tsx": 'import type { Phase } from "#lib/phases/phase.ts";', "lib/phases/phase.ts": words })).toEqual([]);
  expect(found({ "app/api/v1/phases/route.ts": 'import { phases } from "#lib/phases/phase.ts";', "lib/phases/phase.ts": words })).toEqual([]);
  expect(found({ "components/phase.tsx": 'import { begin } from "#lib/phases/actions.ts";', "lib/phases/actions.ts": `"use server";\n${words}` })).toEqual([]);
});

test("a queue has no words, whoever imports it", () => {
  expect(found({ "lib/queues/held.ts": 'export const heldQueue = defineQueue({ id: "held", title: "Held" });' })).toEqual(["lib/queues/held.ts says “Held”"]);
});
