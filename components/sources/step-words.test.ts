import { expect, test } from "vitest";
import { overrideStep } from "#lib/mapping/override.ts";
import { transform } from "#lib/mapping/schema.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { originOf, stepText } from "./step-words.ts";
import { fieldText, transformNames, transformWords, withFieldText } from "./transform-words.ts";

test("a step is said in a line", () => {
  const step = overrideStep.parse({ to: "reference", from: ["$.po"], transforms: [{ use: "split", by: "-", take: 1 }], when: "empty" });
  expect(stepText(t, step)).toBe("reference ← $.po, take a part (-; 1), only where empty");
  expect(stepText(t, overrideStep.parse({ to: "agent", transforms: [{ use: "constant", value: "Siti" }] }))).toBe("agent ← “Siti”");
});

test("a step's value comes from the message, the document or is fixed", () => {
  expect(originOf({ from: ["$.a"], transforms: [] })).toBe("message");
  expect(originOf({ from: ["@.number"], transforms: [] })).toBe("document");
  expect(originOf({ from: [], transforms: [{ use: "constant", value: "" }] })).toBe("constant");
});

test("every transform that is offered begins as one that can be saved", () => {
  for (const use of transformNames(t)) expect(transform.safeParse(transformWords(t)[use]?.start).success, use).toBe(true);
});

test("a table is typed as lines, and read back as typed", () => {
  const words = transformWords(t).lookup;
  const table = words?.fields.find(({ type }) => type === "table");
  if (words === undefined || table === undefined) throw new Error("a look-up has a table");
  const typed = withFieldText(words.start, table, "PG = Penang\nhalf a line\n\nJB=Johor = Bahru");
  expect(typed).toMatchObject({ table: { PG: "Penang", "half a line": "", JB: "Johor = Bahru" } });
  expect(fieldText(typed, table)).toBe("PG = Penang\nhalf a line = \nJB = Johor = Bahru");
});
