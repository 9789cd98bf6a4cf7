import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import type { Transfer, TransferKind } from "./ledger.ts";

/** A document in the book that goods may be taken over from. `open` is what nobody has taken over yet, decimal text. */
export type TransferSource = {
  recordId: string;
  kind: TransferKind;
  docNo: string;
  lines: readonly { itemCode: string; uom: string | null; open: string }[];
};

export type PlannedTransfer = Transfer & { fromRecordId: string };

/** What is transferred, or why it is not to be told, as sentences for a person. */
export type TransferPlan = { transfers: PlannedTransfer[]; problems: string[] };

type Wanted = {
  kind: "delivery_order" | "invoice";
  lines: readonly Pick<DocumentLine, "id" | "kind" | "itemCode" | "uom" | "quantity">[];
  /** An item's base unit, for lines that name none. */
  uomOf: (itemCode: string) => string | null;
};

/**
 * Shares the goods of a document out over the documents that they come from, the oldest first, never more than is open:
 * AutoCount promises neither to count nor to refuse (autocount/other-apis.md C.4). A line is found there by item and UOM alone,
 * so two such lines in one source are for a person (F.3), and so is what no source has enough of. Charges, and goods that no
 * source of an invoice knows, are booked as they are. Pure.
 */
export function planTransfers({ kind, lines, uomOf }: Wanted, sources: readonly TransferSource[]): TransferPlan {
  const transfers: PlannedTransfer[] = [];
  const problems: string[] = [];
  const names = sources.map((source) => source.docNo).join(", ");
  const left = new Map(sources.flatMap((source) => source.lines.map((line) => [line, decimal(line.open)] as const)));
  lines.forEach((line, index) => {
    const { itemCode } = line;
    if (line.kind !== "item" || itemCode === null) return;
    const say = (problem: string) => problems.push(`Line ${index + 1}: ${problem}`);
    const uom = line.uom ?? uomOf(itemCode);
    const ofItem = sources.filter((source) => source.lines.some((one) => isSame(one.itemCode, itemCode)));
    if (ofItem.length === 0) {
      if (kind === "delivery_order") say(`${itemCode} is not on ${names}.`);
      return;
    }
    if (uom === null) return void say(`the unit of ${itemCode} is not known. Refresh the items from AutoCount.`);
    let wanted = decimal(line.quantity);
    let open = decimal("0");
    const taken: PlannedTransfer[] = [];
    for (const source of ofItem) {
      const meant = source.lines.filter((one) => isSame(one.itemCode, itemCode) && isSame(one.uom ?? uomOf(itemCode), uom));
      if (meant.length > 1) return void say(`${source.docNo} has ${meant.length} lines of ${itemCode} in ${uom}, and AutoCount cannot be told which one is meant. Transfer it in AutoCount by hand.`);
      const [from] = meant;
      const rest = (from && left.get(from)) ?? decimal("0");
      open = open.plus(rest);
      const part = rest.lessThan(wanted) ? rest : wanted;
      if (from === undefined || !part.greaterThan(0)) continue;
      left.set(from, rest.minus(part));
      wanted = wanted.minus(part);
      taken.push({ from: source.kind, fromRecordId: source.recordId, docNo: source.docNo, lineId: line.id, itemCode: from.itemCode, uom, quantity: toQuantity(part) });
    }
    const where = ofItem.map((source) => source.docNo).join(", ");
    if (wanted.greaterThan(0)) return void say(`${line.quantity} ${uom} of ${itemCode}, but ${where} ${ofItem.length === 1 ? "has" : "have"} ${open.greaterThan(0) ? `only ${toQuantity(open)}` : "none"} open.`);
    transfers.push(...taken);
  });
  return { transfers, problems };
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();
}
