import { v7 as newId } from "uuid";
import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { writeAudits, type AuditEvent } from "#lib/audit/write-audit.ts";
import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, orderKinds } from "#lib/canonical/kinds.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { remainderAfter } from "#lib/canonical/parts.ts";
import { changesBetween } from "#lib/canonical/paths.ts";
import { endStates, openStates } from "#lib/canonical/states.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import type { Actor, Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { judgeRecords, type Judgement, type ToJudge } from "#lib/records/judge-records.ts";
import { isAnyHeldBy } from "#lib/records/find-held.ts";
import { lockOrders } from "#lib/records/lock-records.ts";
import { followUpsFor } from "#lib/records/follow-ups.ts";
import { findPosted, inLedgerStates } from "#lib/records/posted-sales.ts";
import { settleFollowUps } from "#lib/records/settle-follow-ups.ts";
import { referencesOf } from "#lib/records/originals.ts";
import { findPending, insertProposals, type NewProposal, withdrawProposals } from "#lib/records/proposals.ts";
import { sourceDigest } from "#lib/records/source-digest.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { insertRecords, noteSources, updateRecords } from "#lib/records/write-records.ts";
import { insertRevisions, type NewRevision } from "#lib/records/write-revisions.ts";
import { loadOwnership } from "#lib/ownership/batch-queries.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { applySettings } from "#lib/sources/apply-settings.ts";
import type { SourceRow } from "#lib/sources/queries.ts";
import { askForMasters, heedOwners, unlessOwned, type Said } from "./heed-owners.ts";
import type { EnteredBy } from "./entered-by.ts";
import type { RecordResult } from "./store.ts";

/** A document that was read, with the delivery and the source it came by, and the person who entered it where one did. */
export type ToPlace = ReadDocument & { deliveryId: string; source: SourceRow; enteredBy: EnteredBy | null };

/**
 * Puts documents where they belong: a new record, the same again, or a change to a known record. A change is taken by
 * itself where nobody has touched the record, and is a proposal for a person where somebody has, or where it is already
 * approved or posted; an older message never overwrites a newer one. Returns the results by delivery, and the remembered
 * answers that were used, as often as they were.
 */
export async function placeDocuments(tx: Tx, ctx: Context, documents: readonly ToPlace[]): Promise<{ results: Map<string, RecordResult[]>; usedAliases: string[] }> {
  const results = new Map<string, RecordResult[]>();
  const usedAliases: string[] = [];
  for (const round of inRounds(documents)) {
    const placed = await placeRound(tx, ctx, round);
    usedAliases.push(...placed.usedAliases);
    for (const { deliveryId, result } of placed.results) results.set(deliveryId, [...(results.get(deliveryId) ?? []), result]);
  }
  return { results, usedAliases };
}

type Placed = { deliveryId: string; result: RecordResult };
type Arrival = ToPlace & { digest: string };
/** A message about a record that the ledger has. */
type Later = { arrival: Arrival; current: StoredRecord; document: DocumentOf };
type Judged = { arrival: Arrival; ask: ToJudge; known: StoredRecord | null };

/** Messages about one order are placed one after the other; all others together. */
function inRounds(documents: readonly ToPlace[]): ToPlace[][] {
  const rounds: ToPlace[][] = [];
  const seen = new Map<string, number>();
  for (const document of documents) {
    const order = `${document.source.id} ${orderIdOf(document)}`;
    const round = seen.get(order) ?? 0;
    seen.set(order, round + 1);
    (rounds[round] ??= []).push(document);
  }
  return rounds;
}

/** The order that a message belongs to, as far as it says: its own id, or that of the order it is about. */
function orderIdOf(document: ReadDocument): string {
  if (document.kind === null) return document.externalId;
  return referencesOf(document).find((reference) => reference.externalId !== null)?.externalId ?? document.externalId;
}

async function placeRound(tx: Tx, ctx: Context, round: readonly ToPlace[]): Promise<{ results: Placed[]; usedAliases: string[] }> {
  const known = await findKnown(tx, ctx, round);
  const ownership = await loadOwnership(tx, ctx.company);
  const pending = await findPending(tx, ctx.company, [...known.values()].map(({ current }) => current.id));
  const placed: Placed[] = [];
  const say = (arrival: ToPlace, result: Omit<RecordResult, "index" | "externalId">) =>
    placed.push({ deliveryId: arrival.deliveryId, result: { index: arrival.index, externalId: arrival.externalId, ...result } });

  const toJudge: Judged[] = [];
  const proposals: NewProposal[] = [];
  const takenBack: string[] = [];
  const audits: { arrival: Arrival; event: AuditEvent }[] = [];
  const later: Later[] = [];
  for (const one of round) {
    // The digest is of what the source says: a setting of ours changes no message.
    const arrival = { ...one, document: withSettings(one), digest: sourceDigest(one.kind, one.document) } as Arrival;
    const record = known.get(one) ?? null;
    if (record === null) {
      toJudge.push({ arrival, ask: asNew(arrival), known: null });
    } else if (isOlder(arrival.sourceVersion, record.current.sourceVersion) || isOlder(arrival.sourceVersion, pending.get(record.current.id)?.sourceVersion ?? null)) {
      say(arrival, { outcome: "repeated", recordId: record.current.id, why: "A newer message about this record is here already." });
    } else if (pending.get(record.current.id)?.sourceDigest === arrival.digest) {
      say(arrival, { outcome: "repeated", recordId: record.current.id });
    } else if (record.current.sourceDigest === arrival.digest) {
      // The source has taken its change back before anybody decided on it.
      if (pending.has(record.current.id)) {
        takenBack.push(record.current.id);
        audits.push({ arrival, event: { type: "record.change-taken-back", recordId: record.current.id, revision: record.current.revision } });
      }
      say(arrival, { outcome: "repeated", recordId: record.current.id });
    } else {
      const current = record.current;
      const document = restOf(arrival.document, current, record.billed);
      const heeded = unlessOwned({ kind: current.kind, document } as OfKind, current.sourceId, current, ownership);
      if (openStates.includes(current.state) && !current.touched) {
        toJudge.push({ arrival, ask: { ...current, recordId: current.id, document }, known: current });
        proposals.push(proposalOf(arrival, current, document, "accepted"));
        say(arrival, { outcome: "accepted", recordId: current.id, change: "taken" });
      } else if (inLedgerStates.includes(current.state)) {
        later.push({ arrival, current, document: heeded });
      } else if ((current.state === "reversed" && document.isCancelled) || heeded !== document) {
        // Nothing of it is in the books any more and the source wants nothing; or it cancels what is not its own to cancel.
        proposals.push(proposalOf(arrival, current, document, "noted"));
        audits.push({ arrival, event: { type: "record.change-noted", recordId: current.id, revision: current.revision } });
        say(arrival, { outcome: "accepted", recordId: current.id, change: "noted" });
      } else {
        if (current.state === "approved") await reopenApproval(tx, ctx, current, "The source has changed the document");
        proposals.push(proposalOf(arrival, current, document, "open"));
        audits.push({ arrival, event: { type: "record.change-proposed", recordId: current.id, revision: current.revision } });
        say(arrival, { outcome: "accepted", recordId: current.id, change: "proposed" });
      }
    }
  }

  const asking = await findFollowUps(tx, ctx, later);
  for (const { arrival, current, document } of later) {
    const isAsking = asking.has(current.id);
    proposals.push(proposalOf(arrival, current, document, isAsking ? "open" : "noted"));
    audits.push({ arrival, event: { type: isAsking ? "record.change-proposed" : "record.change-noted", recordId: current.id, revision: current.revision } });
    say(arrival, { outcome: "accepted", recordId: current.id, change: isAsking ? "proposed" : "noted" });
  }

  const judgements = await judgeRecords(tx, ctx, toJudge.map(({ ask }) => ask));
  const results = toJudge.map((judged, index) => ({ ...judged, judgement: judgements[index] as Judgement }));
  const fresh = results.filter((result) => result.known === null);
  await writeNew(tx, ctx, fresh);
  await writeChanged(tx, ctx, results.filter((result): result is typeof result & { known: StoredRecord } => result.known !== null));
  await withdrawProposals(tx, ctx.company, takenBack, ctx.now());
  await insertProposals(tx, ctx.company, proposals, ctx.now());
  await noteSources(tx, ctx.company, later.filter(({ current }) => !asking.has(current.id)).map(({ arrival, current }) => ({ id: current.id, sourceDigest: arrival.digest, sourceVersion: arrival.sourceVersion })));
  await settleFollowUps(tx, ctx, fresh.flatMap(({ ask, judgement }) => (ask.kind === "credit_note" && judgement.columns.parentId !== null ? [judgement.columns.parentId] : [])));
  for (const { arrival, ask, known: before } of results) {
    if (before === null) say(arrival, { outcome: "accepted", recordId: ask.recordId });
  }
  const received = results.map(({ arrival, ask, known: before, judgement }) => ({
    arrival,
    event: {
      type: before !== null ? "record.change-taken" : arrival.enteredBy === null ? "record.received" : "record.entered",
      recordId: ask.recordId,
      revision: before === null ? 1 : before.revision + 1,
      new: { state: judgement.assessment.state, holds: judgement.assessment.holds, deliveryId: arrival.deliveryId },
    },
  }));
  await auditBySource(tx, ctx, [...received, ...audits]);
  await recheckLost(tx, ctx, fresh.map(({ ask }) => ask));
  await recheckOrders(tx, ctx, results.map(({ judgement }) => judgement));
  await heedOwners(tx, ctx, [
    ...results.map(({ arrival, ask, judgement }) => saidBy(arrival, { ...ask, id: ask.recordId, parentId: judgement.columns.parentId }, arrival.document)),
    ...proposals.flatMap(({ recordId, document }) => {
      const met = [...known].find(([, { current }]) => current.id === recordId);
      return met === undefined ? [] : [saidBy(met[0], met[1].current, document)];
    }),
  ], ownership);
  await askForMasters(tx, ctx, results.map(({ ask, judgement }) => ({ ...ask, holds: judgement.assessment.holds })), ownership);
  const touched = [...results.map(({ ask }) => ask.recordId), ...proposals.map((proposal) => proposal.recordId), ...takenBack];
  if (touched.length > 0) await notify(tx, ctx.company, { topic: "records", ids: touched });
  return { results: placed, usedAliases: judgements.flatMap((judgement) => judgement.usedAliases) };
}

function saidBy(arrival: ToPlace, record: Pick<StoredRecord, "id" | "kind" | "sourceId" | "externalId" | "orderId" | "parentId">, document: DocumentOf): Said {
  const { id, kind, sourceId, externalId, orderId, parentId } = record;
  return { ...({ kind, document } as OfKind), recordId: id, sourceId, externalId, orderId, parentId, deliveryId: arrival.deliveryId };
}

/** The record that each document is about: the last part of its order, with the parts that were billed before it. */
async function findKnown(tx: Tx, ctx: Context, round: readonly ToPlace[]): Promise<Map<ToPlace, { current: StoredRecord; billed: StoredRecord[] }>> {
  const found = new Map<ToPlace, { current: StoredRecord; billed: StoredRecord[] }>();
  for (const [sourceId, documents] of Map.groupBy(round, (one) => one.source.id)) {
    const records = await lockOrders(tx, ctx.company, sourceId, documents.map((one) => one.externalId));
    const byOrder = Map.groupBy(records, (record) => record.orderId);
    for (const document of documents) {
      const isMeant = (record: StoredRecord) => (document.kind === null ? isAmong(orderKinds, record.kind) : record.kind === document.kind);
      const ofOrder = (byOrder.get(document.externalId) ?? []).filter(isMeant);
      const first = ofOrder.find((record) => record.externalId === document.externalId);
      // What is only about the order (a delivery, an invoice with an id of its own) is in its thread, but no part of it.
      const parts = first === undefined ? [] : ofOrder.filter((record) => record === first || (record.kind === first.kind && isPartOf(record)));
      const replaced = first === undefined ? undefined : ofOrder.findLast((record) => isReplacement(record, first));
      const current = replaced ?? parts.at(-1) ?? records.find((record) => record.externalId === document.externalId && isMeant(record));
      // A part that was rejected bills nothing: its goods are still to be invoiced.
      const billed = parts.slice(0, -1).filter((part) => !endStates.includes(part.state));
      if (current) found.set(document, { current, billed });
    }
  }
  return found;
}

function asNew(arrival: Arrival): ToJudge {
  const { source, externalId } = arrival;
  return {
    ...(arrival.kind === null ? { kind: source.flowKind, document: arrival.document } : { kind: arrival.kind, document: arrival.document }),
    recordId: newId(),
    sourceId: source.id,
    externalId,
    orderId: orderIdOf(arrival),
    parentId: null,
    isNew: true,
    released: false,
    waitsForRest: false,
  };
}

function withSettings({ kind, document, source }: ToPlace): DocumentOf {
  return applySettings({ kind: kind ?? source.flowKind, document }, source.settings).document;
}

/** Of the records that the ledger has: those for which the message asks for something to be booked. */
async function findFollowUps(tx: Tx, ctx: Context, later: readonly Later[]): Promise<Set<string>> {
  const posted = await findPosted(tx, ctx.company, later.map(({ current }) => current));
  return new Set(later.flatMap(({ current, document }) => {
    const facts = posted.get(current.id);
    return facts !== undefined && followUpsFor(facts, document).length > 0 ? [current.id] : [];
  }));
}

/** Parts after the first are made here and say which they are. */
function isPartOf(record: StoredRecord): boolean {
  return isOfKind(orderKinds, record) && record.document.part !== null && record.document.part > 1;
}

/** What was voided in the ledger and booked anew goes by the same id with a mark after it. */
function isReplacement(record: StoredRecord, first: StoredRecord): boolean {
  return record.kind === first.kind && /^~+$/.test(record.externalId.startsWith(first.externalId) ? record.externalId.slice(first.externalId.length) : "");
}

/** What a message says of the last part of an order: the order without what its earlier parts bill. */
function restOf(sent: DocumentOf, current: StoredRecord, billed: readonly StoredRecord[]): DocumentOf {
  const order = { kind: current.kind, document: sent };
  if (billed.length === 0 || !isOfKind(orderKinds, order) || !isOfKind(orderKinds, current)) return sent;
  const parts = billed.filter((part) => isOfKind(orderKinds, part)).map((part) => part.document);
  return remainderAfter(order.document, parts) ?? withNothingLeft(current.document);
}

/** Held by these until the sale that they are about is here. */
const lostRules = ["return-without-invoice", "delivery-without-order"];

/** An order that arrives may be what a credit note or delivery that came before it is about. */
async function recheckLost(tx: Tx, ctx: Context, placed: readonly ToJudge[]): Promise<void> {
  if (!placed.some((one) => isAmong(orderKinds, one.kind)) || !(await isAnyHeldBy(tx, ctx.company, lostRules))) return;
  await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "rule", rules: lostRules }, answeredBy: null, because: "orders have come that it may be about" });
}

/** An order is checked again with the deliveries that came as documents of their own and count on it. */
async function recheckOrders(tx: Tx, ctx: Context, judgements: readonly Judgement[]): Promise<void> {
  const recordIds = judgements.flatMap(({ assessment, columns }) => (assessment.state === "superseded" && columns.parentId !== null ? [columns.parentId] : []));
  if (recordIds.length > 0) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "records", recordIds: [...new Set(recordIds)] }, answeredBy: null, because: "a delivery of it has come" });
}

/** The last part of an order of which the source has left nothing to bill: a person closes it. */
function withNothingLeft(document: SalesDocument): SalesDocument {
  return { ...document, lines: document.lines.map((line) => ({ ...line, removed: line.quantity })) };
}

function isOlder(version: string | null, known: string | null): boolean {
  return version !== null && known !== null && version < known;
}

function proposalOf(arrival: Arrival, record: StoredRecord, document: DocumentOf, state: NewProposal["state"]): NewProposal {
  return {
    recordId: record.id,
    deliveryId: arrival.deliveryId,
    baseRevision: record.revision,
    document,
    sourceDigest: arrival.digest,
    sourceVersion: arrival.sourceVersion,
    state,
  };
}

type Result = Judged & { judgement: Judgement };

async function writeNew(tx: Tx, ctx: Context, results: readonly Result[]): Promise<void> {
  await insertRecords(
    tx,
    ctx.company,
    results.map(({ arrival, ask, judgement: { document, columns, assessment } }) => ({
      id: ask.recordId, sourceId: ask.sourceId, kind: ask.kind, externalId: ask.externalId,
      state: assessment.state, revision: 1, document, columns, bookAs: assessment.bookAs, waitingFor: assessment.waitingFor,
      holds: assessment.holds, heldFor: assessment.heldFor, touched: false, released: false, waitsForRest: false,
      sourceDigest: arrival.digest, sourceVersion: arrival.sourceVersion, deliveryId: arrival.deliveryId,
    })),
  );
  await insertRevisions(tx, ctx.company, results.map((result) => revisionOf(result, 1, "received")));
  await replaceFindings(tx, ctx.company, results.map(findingsOf), { areNew: true });
}

async function writeChanged(tx: Tx, ctx: Context, results: readonly (Result & { known: StoredRecord })[]): Promise<void> {
  const updated = await updateRecords(
    tx,
    ctx.company,
    results.map(({ arrival, known, judgement: { document, columns, assessment } }) => ({
      id: known.id, from: { state: known.state, revision: known.revision }, state: assessment.state, revision: known.revision + 1,
      document, columns, bookAs: assessment.bookAs, waitingFor: assessment.waitingFor, holds: assessment.holds, heldFor: assessment.heldFor,
      touched: false, released: known.released, waitsForRest: known.waitsForRest && assessment.state === "waiting",
      sourceDigest: arrival.digest, sourceVersion: arrival.sourceVersion, deliveryId: arrival.deliveryId,
    })),
  );
  // The records are locked, so nobody can have been faster.
  if (updated.size < results.length) throw new Error("a locked record was changed by somebody else");
  await insertRevisions(tx, ctx.company, results.map((result) => revisionOf(result, result.known.revision + 1, "source-change")));
  await replaceFindings(tx, ctx.company, results.map(findingsOf));
}

function revisionOf({ arrival, ask, known, judgement }: Result, revision: number, cause: NewRevision["cause"]): NewRevision {
  return {
    recordId: ask.recordId,
    revision,
    cause,
    changes: known === null ? [] : changesBetween(known.document, judgement.document),
    reason: null,
    // Who enters a document by hand bears its values as if they had corrected each.
    actor: arrival.enteredBy ?? { id: null, name: arrival.source.name },
    bearsValue: arrival.enteredBy !== null,
    deliveryId: arrival.deliveryId,
  };
}

function findingsOf({ ask, judgement }: Result): { recordId: string; findings: Judgement["assessment"]["findings"] } {
  return { recordId: ask.recordId, findings: judgement.assessment.findings };
}

async function auditBySource(tx: Tx, ctx: Context, entries: readonly { arrival: Arrival; event: AuditEvent }[]): Promise<void> {
  const actorOf = ({ source, enteredBy }: Arrival): Actor =>
    enteredBy !== null && enteredBy.id === ctx.actor.id ? ctx.actor : { type: "source", id: source.id, name: source.name, role: null, ip: null };
  for (const group of Map.groupBy(entries, ({ arrival }) => actorOf(arrival).id).values()) {
    const [first] = group;
    if (first !== undefined) await writeAudits(tx, { ...ctx, actor: actorOf(first.arrival) }, group.map(({ event }) => event));
  }
}
