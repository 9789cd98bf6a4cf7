import { expect, test } from "vitest";
import { reportFigure, tableHeader, tableRows } from "./report.ts";

const page = reportFigure({
  name: "concurrency 16",
  unit: "pages/s",
  ours: 120,
  floors: [{ name: "bare server + pg", figure: 1_200 }, { name: "bare server", figure: 9_000 }],
  target: { of: "Next less a fifth", figure: 130, speed: 0.5 },
});
const wait = reportFigure({ name: "p50", unit: "ms", ours: 9, floors: [{ name: "bare server + pg", figure: 1.5 }], target: { of: "Keystone 8", figure: 8, speed: 1 } });

test("a figure stands beside its floor and what is to be beaten at this machine's speed", () => {
  expect(page).toMatchObject({ ofFloor: 0.1, target: { of: "Next less a fifth", figure: 130, here: 65 }, verdict: "beats" });
  expect(wait).toMatchObject({ ofFloor: 6, target: { here: 8 }, verdict: "misses" });
});

test("a figure that nothing compares with says only what it is", () => {
  expect(reportFigure({ name: "placed", unit: "webhooks/s", ours: 50, floors: [], target: null })).toEqual({
    name: "placed", unit: "webhooks/s", ours: 50, floors: [], target: null, ofFloor: null, verdict: null,
  });
});

test("the table has a line for each figure under the row's title, and names every floor once", () => {
  const lines = tableRows({ row: "queue-page", title: "Queue page", seconds: 42, figures: [page, wait] });
  expect(lines[0]).toBe("Queue page  (42 s)");
  expect(lines[1]).toMatch(/^ {2}concurrency 16 +120 pages\/s +1200 pages\/s +10 % +65\.0 pages\/s +Next less a fifth +beats$/);
  expect(lines[2]).toMatch(/^ {2}p50 +9\.00 ms +1\.50 ms +6\.0 x +8\.00 ms +Keystone 8 +misses$/);
  expect(lines.slice(3)).toEqual(["    floor: bare server + pg: 1200 pages/s, 1.50 ms", "    floor: bare server: 9000 pages/s", ""]);
});

test("the verdicts stand below each other at the end of the line", () => {
  const [first, second] = tableRows({ row: "queue-page", title: "", seconds: 1, figures: [page, wait] }).slice(1, 3);
  expect(first?.indexOf("beats")).toBe(second?.indexOf("misses"));
  expect(tableHeader()[0]).toMatch(/^ +ours +floor +of floor +to beat here$/);
});
