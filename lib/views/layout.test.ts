import { expect, test } from "vitest";
import { heldQueue } from "#lib/queues/held.ts";
import { arrangeColumns, type TableLayout } from "./layout.ts";

const all = Object.keys(heldQueue.columns);
const layout = (more: Partial<TableLayout>): TableLayout => ({ order: [], hidden: [], widths: {}, density: "comfortable", ...more });
const shown = (columns: ReturnType<typeof arrangeColumns>) => columns.filter(({ isHidden }) => !isHidden).map(({ id }) => id);

test("without a layout the queue's own columns stand in their order", () => {
  expect(shown(arrangeColumns(heldQueue, null, undefined))).toEqual(all);
});

test("the first column stays first and is never hidden, unknown ones are left out, new ones come last", () => {
  const arranged = arrangeColumns(heldQueue, layout({ order: ["total", "gone", "number", "partyName"], hidden: ["number", "kind"], widths: { total: "wide" } }), undefined);
  expect(shown(arranged).slice(0, 3)).toEqual(["number", "total", "partyName"]);
  expect(arranged.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
  expect(arranged.filter(({ isHidden }) => isHidden).map(({ id }) => id)).toEqual(["kind"]);
  expect(arranged.find(({ id }) => id === "total")).toMatchObject({ width: "wide", isChosen: true });
});

test("a view's columns go before the person's", () => {
  expect(shown(arrangeColumns(heldQueue, layout({ hidden: ["total"] }), ["total", "source", "total"]))).toEqual(["number", "total", "source"]);
});
