import { expect, test } from "vitest";
import { partsOf } from "./note-text.tsx";

const names = ["Siti", "Siti Aminah", "Raj a/l Kumar (KL)"];

test.each([
  ["ask @Siti Aminah please", ["ask ", "*@Siti Aminah", " please"]],
  ["@raj a/l kumar (kl)", ["*@raj a/l kumar (kl)"]],
  ["shop@Siti.my", ["shop@Siti.my"]],
  ["@Sitian", ["@Sitian"]],
  ["no name", ["no name"]],
])("%j is cut at the names that it calls", (text, parts) => {
  expect(partsOf(text, names).map(({ part, isName }) => (isName ? `*${part}` : part))).toEqual(parts);
});

test("a company without people has no names", () => {
  expect(partsOf("@a", [])).toEqual([{ part: "@a", isName: false }]);
});
