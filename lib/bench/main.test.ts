import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseOptions } from "./main.ts";

const now = new Date("2026-03-31T09:15:00.500Z");

test("without options everything is measured and the figures go to a file of their own in the data folder", () => {
  expect(parseOptions([], now)).toEqual({ json: resolve(".data/bench/2026-03-31T091500.json"), isQuick: false, only: null });
});

test("a quick run, one row, another file", () => {
  expect(parseOptions(["--quick", "--only", "intake", "--json", "out/figures.json"], now)).toEqual({
    json: resolve("out/figures.json"), isQuick: true, only: "intake",
  });
});

test("what is not known is refused by name", () => {
  expect(() => parseOptions(["--fast"], now)).toThrow("--fast");
  expect(() => parseOptions(["--only", "printing"], now)).toThrow("There is no row printing. Rows: queue-page, records-api, desk, intake, webhooks, posting");
});
