import { sourceDigest } from "#lib/records/source-digest.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import { type ReadBy, readDelivery } from "#lib/intake/read-delivery.ts";
import { intakeTopic } from "#lib/intake/receive-delivery.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import { composeBatch, importContentType } from "./compose-batch.ts";
import { type DraftedGroup, draftGroup, inFileWords } from "./draft-group.ts";
import type { RowGroup } from "./group-rows.ts";
import type { Verdict } from "./import-states.ts";
import type { KnownRecord } from "./queries.ts";
import type { NewImportDocument } from "./store.ts";

/** A group of rows as the intake will read it: a document with the digest of its content, or what is wrong. */
export type ReadGroup =
  | { group: RowGroup; isRight: true; externalId: string; read: ReadDocument; digest: string }
  | { group: RowGroup; isRight: false; externalId: string | null; field: string | null; reason: string };

type Given = { body: MappingBody; kind: Kind | null; source: ReadBy; receivedAt: Date };

/** Reads groups of rows exactly as the intake will when they are sent, the source's own mapping included. Writes nothing. */
export function readGroupsAsIntake(groups: readonly RowGroup[], { body, kind, source, receivedAt }: Given): ReadGroup[] {
  const drafted = groups.map((group) => ({ group, draft: draftGroup(group, body) }));
  const right = drafted.flatMap(({ draft }) => (draft.isRight ? [draft] : []));
  const places = new Map(right.map((draft, index) => [draft as DraftedGroup, index]));
  const reading = right.length === 0 ? null : readDelivery({ topic: intakeTopic, headers: { "content-type": importContentType }, body: composeBatch(right, kind), receivedAt }, source);
  const documents = new Map(reading?.state === "read" ? reading.documents.map((document) => [document.index, document]) : []);
  const refused = new Map(reading?.state === "read" ? reading.refused.map((record) => [record.index, record]) : []);
  return drafted.map(({ group, draft }): ReadGroup => {
    if (!draft.isRight) return { group, ...draft };
    const index = places.get(draft) ?? -1;
    const read = documents.get(index);
    if (read) return { group, isRight: true, externalId: draft.externalId, read, digest: sourceDigest(read.kind, read.document) };
    const refusal = refused.get(index);
    const why = refusal?.why ?? (reading !== null && reading.state !== "read" ? reading.problem : "The intake makes nothing of it.");
    return { group, isRight: false, externalId: draft.externalId, field: refusal?.path?.replace(/^document\./, "") ?? null, reason: inFileWords(why) };
  });
}

/** What the preview says of a group: new, changed, repeated or wrong. `known` are the source's records that it may be about. */
export function judgeGroup(read: ReadGroup, seq: number, known: readonly KnownRecord[]): NewImportDocument {
  const at = { seq, firstRow: read.group.firstRow, lastRow: read.group.lastRow, externalId: read.externalId };
  if (!read.isRight) return { ...at, ...factsOf(null), verdict: "wrong", field: read.field, reason: read.reason, recordId: null };
  const { kind, document } = read.read;
  const own = known.filter((record) => (kind === null || record.kind === kind) && (record.externalId === read.externalId || record.orderId === read.externalId));
  const record = own.at(-1);
  const verdict: Verdict = record === undefined ? "new" : record.digests.includes(read.digest) ? "repeated" : "changed";
  return { ...at, ...factsOf(document), verdict, field: null, reason: null, recordId: record?.id ?? null };
}

function factsOf(document: ReadDocument["document"] | null): Pick<NewImportDocument, "number" | "partyName" | "date" | "total"> {
  if (document === null) return { number: null, partyName: null, date: null, total: null };
  const party = "customer" in document ? document.customer.name : "supplier" in document ? document.supplier.name : "name" in document ? document.name : "";
  const total = "total" in document ? document.total : "amount" in document ? document.amount : null;
  return { number: document.number, partyName: party || null, date: document.date, total };
}
