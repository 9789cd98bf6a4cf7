import { kindLabels } from "#lib/canonical/kinds.ts";
import { stateLabels } from "#lib/canonical/states.ts";
import type { Columns } from "#lib/queues/define-queue.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { ruleName } from "#lib/rules/catalog.ts";

type Cells = { heads: readonly string[]; texts: (row: RecordRow) => readonly string[] };

/**
 * The text of a column in a file. Its heads are its own and not the screen's: macros and other programs read it by them. Dates as YYYY-MM-DD, moments in Malaysian time, amounts as plain decimals with their
 * currency beside them.
 */
const special: Readonly<Record<string, Cells>> = {
  partyName: { heads: ["Customer", "Customer code"], texts: (row) => [row.partyName, row.partyCode ?? ""] },
  total: { heads: ["Currency", "Total"], texts: (row) => [row.currency, row.currency === "" ? "" : row.total] },
  assignee: { heads: ["Assigned", "Tags"], texts: (row) => [row.assignee ?? "", row.tags.join(", ")] },
  holds: { heads: ["Held because"], texts: (row) => [row.holds.map(ruleName).join("; ")] },
  state: { heads: ["State"], texts: (row) => [stateLabels[row.state]] },
};

const plain: Readonly<Record<string, { head: string; text: (row: RecordRow) => string | null }>> = {
  number: { head: "Number", text: (row) => row.number },
  heldFor: { head: "Who acts", text: (row) => row.heldFor.toSorted().join(", ") },
  snoozedUntil: { head: "Put off until", text: (row) => moment(row.snoozedUntil) },
  waitingFor: { head: "Waiting for", text: (row) => row.waitingFor },
  docNo: { head: "In AutoCount", text: (row) => row.docNo },
  source: { head: "Source", text: (row) => row.sourceName },
  kind: { head: "Kind", text: (row) => kindLabels[row.kind] },
  docDate: { head: "Date", text: (row) => row.docDate },
  receivedAt: { head: "Received", text: (row) => moment(row.receivedAt) },
  stateSince: { head: "Since", text: (row) => moment(row.stateSince) },
  consolidateBy: { head: "Consolidate by", text: (row) => row.consolidateBy },
  submitBy: { head: "E-invoice by", text: (row) => moment(row.eInvoiceUntil) },
  cancelUntil: { head: "Cancel until", text: (row) => moment(row.eInvoiceUntil) },
};

/** The moment of a state, where the list is of one state. */
const stateSinceHeads: Readonly<Record<string, string>> = { posted: "Posted", changed: "Changed", ended: "Ended" };

/** Heads and texts of these columns, in their order. Throws for a column that no file can say: each has to be given here. */
export function recordTexts(columns: Columns, ids: readonly string[]): { heads: string[]; texts: (row: RecordRow) => string[] } {
  const cells = ids.map((id): Cells => {
    const known = special[id];
    if (known !== undefined) return known;
    const one = plain[id];
    if (one === undefined) throw new Error(`no text in files for the column ${id}`);
    return { heads: [stateSinceHeads[columns[id]?.word ?? ""] ?? one.head], texts: (row) => [one.text(row) ?? ""] };
  });
  return { heads: cells.flatMap(({ heads }) => [...heads]), texts: (row) => cells.flatMap(({ texts }) => [...texts(row)]) };
}

/** "2026-03-02 10:00" in Malaysia, whose clock is eight hours ahead all year. */
function moment(at: string | null): string | null {
  return at === null ? null : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
