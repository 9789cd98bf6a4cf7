import { decimalText } from "#lib/sandbox/decimal.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { columns, amounts } from "#lib/sandbox/view.ts";
import type { Column } from "#lib/sandbox/view.ts";
import type { DocumentSpec, Draft } from "./document-spec.ts";

/**
 * A line that was transferred keeps from where, and its source line how much of it went (other-apis F.3). The quantity is
 * counted up when the document is made and down when it is cancelled.
 */
export const transferEffects: NonNullable<DocumentSpec["effects"]> = {
  apply: (call, document) => count(call, document, 1),
  undo: (call, document) => count(call, document, -1),
};

/** Whether the goods of a line left the stock with the delivery order that it comes from. */
export function leftWithDelivery(line: Values): boolean {
  return textOf(line, "fromDocType") === "DO";
}

/** What the sandbox's own books show of transfers; the API itself does not show them. */
export const TRANSFER_COLUMNS: readonly Column[] = [...columns("location", "fromDocType", "fromDocNo"), ...amounts(8, "transferedQty")];

function count(call: Call, { lines }: Draft, direction: 1 | -1): void {
  for (const line of lines) {
    const from = line["fromDtlKey"];
    if (typeof from !== "number") continue;
    const source = call.store.findLine(from);
    if (source === null) continue;
    const transferedQty = decimalText(decimalOf(source.line, "transferedQty").plus(decimalOf(line, "qty").times(direction)));
    call.store.changeLine(from, { ...source.line, transferedQty });
  }
}
