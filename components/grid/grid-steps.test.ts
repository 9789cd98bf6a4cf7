import fc from "fast-check";
import { expect, it } from "vitest";
import type { GridRow } from "./grid-column.ts";
import { withAdded, withRemoved, withText } from "./grid-rows.ts";
import { type Steps, undoStep, withStep } from "./grid-steps.ts";

const rows: readonly GridRow[] = [{ key: "a", values: { sku: "A", quantity: "1" } }];

it("takes back typing in one cell as one step", () => {
  const first = withText(rows, { row: 0, column: "sku" }, "AB");
  const steps = withStep(withStep([], rows, "type a sku"), first, "type a sku");
  expect(undoStep(steps)).toEqual({ rows, steps: [] });
});

it("takes back one paste after the other, the last first", () => {
  const first = withText(rows, { row: 0, column: "sku" }, "B");
  const steps = withStep(withStep([], rows, "paste"), first, "paste");
  expect(undoStep(steps)?.rows).toBe(first);
  expect(undoStep(undoStep(steps)?.steps ?? [])?.rows).toBe(rows);
});

it("has nothing to take back in the beginning", () => {
  expect(undoStep([])).toBeNull();
});

it("comes back to where it began, whatever was done, however often", () => {
  const step = fc.record({ what: fc.constantFrom("type", "add", "remove"), row: fc.nat(5), text: fc.string({ maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (done) => {
      let now = rows;
      let steps: Steps<GridRow> = [];
      for (const { what, row, text } of done) {
        const at = row % now.length;
        steps = withStep(steps, now, what === "type" ? `type ${at}` : what);
        if (what === "type") now = withText(now, { row: at, column: "sku" }, text);
        else if (what === "add") now = withAdded(now, at, { key: `k${steps.length}-${now.length}`, values: { sku: text, quantity: "" } });
        else now = withRemoved(now, at, () => ({ key: "blank", values: { sku: "", quantity: "" } }));
      }
      for (let back = undoStep(steps); back !== null; back = undoStep(back.steps)) now = back.rows;
      expect(now).toEqual(rows);
    }),
  );
});
