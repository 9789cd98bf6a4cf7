import { expectTypeOf, it } from "vitest";
import type { heldQueue } from "#lib/queues/held.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { Cells, QueueCells } from "./queue-cells.ts";

type HeldCells = QueueCells<typeof heldQueue>;

it("wants a cell for each column of the queue, and gives it the queue's row", () => {
  expectTypeOf<keyof HeldCells>().toEqualTypeOf<keyof (typeof heldQueue)["columns"]>();
  expectTypeOf<Parameters<HeldCells["total"]>[0]["row"]>().toEqualTypeOf<RecordRow>();
  expectTypeOf<HeldCells>().toExtend<Cells<RecordRow>>();
});

it("does not take cells of which one is missing or one is too many", () => {
  expectTypeOf<Omit<HeldCells, "total">>().not.toExtend<HeldCells>();
  // @ts-expect-error "totl" is no column, and "total" has no cell
  void ({ totl: () => null } satisfies HeldCells);
});
