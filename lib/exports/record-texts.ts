import { stateLabels } from "#lib/canonical/states.ts";
import type { Columns } from "#lib/queues/define-queue.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";

type Cells = { heads: readonly string[]; texts: (row: RecordRow) => readonly string[] };

/** The text of a column in a file: dates as YYYY-MM-DD, moments in Malaysian time, amounts as plain decimals with their currency beside them. */
const special: Readonly<Record<string, Cells>> = {
  partyName: { heads: ["Customer", "Customer code"], texts: (row) => [row.partyName, row.partyCode ?? ""] },
  total: { heads: ["Currency", "Total"], texts: (row) => [row.currency, row.currency === "" ? "" : row.total] },
  assignee: { heads: ["Assigned", "Tags"], texts: (row) => [row.assignee ?? "", row.tags.join(", ")] },
  holds: { heads: ["Held because"], texts: (row) => [row.holds.map(({ title }) => title).join("; ")] },
  state: { heads: ["State"], texts: (row) => [stateLabels[row.state]] },
};

const plain: Readonly<Record<string, (row: RecordRow) => string | null>> = {
  number: (row) => row.number,
  heldFor: (row) => row.heldFor.toSorted().join(", "),
  snoozedUntil: (row) => moment(row.snoozedUntil),
  waitingFor: (row) => row.waitingFor,
  docNo: (row) => row.docNo,
  source: (row) => row.sourceName,
  kind: (row) => row.kindLabel,
  docDate: (row) => row.docDate,
  receivedAt: (row) => moment(row.receivedAt),
  stateSince: (row) => moment(row.stateSince),
  consolidateBy: (row) => row.consolidateBy,
  submitBy: (row) => moment(row.eInvoiceUntil),
  cancelUntil: (row) => moment(row.eInvoiceUntil),
};

/** Heads and texts of these columns, in their order. Throws for a column that no file can say: each has to be given here. */
export function recordTexts(columns: Columns, ids: readonly string[]): { heads: string[]; texts: (row: RecordRow) => string[] } {
  const cells = ids.map((id): Cells => {
    const known = special[id];
    if (known !== undefined) return known;
    const text = plain[id];
    if (text === undefined) throw new Error(`no text in files for the column ${id}`);
    return { heads: [columns[id]?.label ?? id], texts: (row) => [text(row) ?? ""] };
  });
  return { heads: cells.flatMap(({ heads }) => [...heads]), texts: (row) => cells.flatMap(({ texts }) => [...texts(row)]) };
}

/** "2026-03-02 10:00" in Malaysia, whose clock is eight hours ahead all year. */
function moment(at: string | null): string | null {
  return at === null ? null : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
