import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { demoScenarioNumber } from "./demo-records.ts";
import { scenarios } from "./scenarios.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

it.each(scenarios.map((scenario, index) => [scenario.id, scenario, index] as const))("The README leads to the sample %s in the demo company", (_id, scenario, index) => {
  const number = scenario.numberOf({ number: demoScenarioNumber(index), at: new Date("2026-03-02T02:00:00Z") });
  const link = `[${number}](http://localhost:3000/queues/all?q=${encodeURIComponent(number)})`;
  expect(readme).toContain(`| ${scenario.title} | ${link} | ${scenario.task} |`);
});
