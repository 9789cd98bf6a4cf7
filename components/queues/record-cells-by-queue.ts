import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { RecordQueueId } from "#lib/queues/registry.ts";
import { allCells } from "./all-cells.tsx";
import { changesCells } from "./changes-cells.tsx";
import { endedCells } from "./ended-cells.tsx";
import { heldCells } from "./held-cells.tsx";
import { mineCells } from "./mine-cells.tsx";
import { postedCells } from "./posted-cells.tsx";
import { postingCells } from "./posting-cells.tsx";
import type { Cells } from "./queue-cells.ts";
import { readyCells } from "./ready-cells.tsx";
import { refusedCells } from "./refused-cells.tsx";
import { snoozedCells } from "./snoozed-cells.tsx";
import { waitingCells } from "./waiting-cells.tsx";

export const recordCellsByQueue: Readonly<Record<RecordQueueId, Cells<RecordRow>>> = {
  mine: mineCells,
  held: heldCells,
  refused: refusedCells,
  ready: readyCells,
  waiting: waitingCells,
  snoozed: snoozedCells,
  posting: postingCells,
  posted: postedCells,
  changes: changesCells,
  ended: endedCells,
  all: allCells,
};
