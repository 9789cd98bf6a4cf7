import { v7 as newId } from "uuid";
import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { writeAudits, type AuditEvent } from "#lib/audit/write-audit.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import { remainderAfter } from "#lib/canonical/parts.ts";
import { changesBetween } from "#lib/canonical/paths.ts";
import { endStates, openStates } from "#lib/canonical/states.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { judgeRecords, type Judgement, type ToJudge } from "#lib/records/judge-records.ts";
import { lockOrders } from "#lib/records/lock-records.ts";
import { findPending, insertProposals, type NewProposal, withdrawProposals } from "#lib/records/proposals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { replaceFindings } from "#lib/records/write-findings.ts";
import { insertRecords, updateRecords } from "#lib/records/write-records.ts";
import { insertRevisions, type NewRevision } from "#lib/records/write-revisions.ts";
import type { SourceRow } from "#lib/sources/queries.ts";
import type { RecordResult } from "./store.ts";

/** A document that was read, with the delivery and the source it came by. */
export type ToPlace = ReadDocument & { deliveryId: string; source: SourceRow };

/** Another transaction has placed one of the records first; start anew and find it. */
export class PlacedMeanwhile extends Error {}

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
type Judged = { arrival: Arrival; ask: ToJudge; known: StoredRecord | null };

/** Messages about one order are placed one after the other; all others together. */
function inRounds(documents: readonly ToPlace[]): ToPlace[][] {
  const rounds: ToPlace[][] = [];
  const seen = new Map<string, number>();
  for (const document of documents) {
    const order = `${document.source.id} ${document.externalId}`;
    const round = seen.get(order) ?? 0;
    seen.set(order, round + 1);
    (rounds[round] ??= []).push(document);
  }
  return rounds;
}

async function placeRound(tx: Tx, ctx: Context, round: readonly ToPlace[]): Promise<{ results: Placed[]; usedAliases: string[] }> {
  const known = await findKnown(tx, ctx, round);
  const pending = await findPending(tx, ctx.company, [...known.values()].map(({ current }) => current.id));
  const placed: Placed[] = [];
  const say = (arrival: ToPlace, result: Omit<RecordResult, "index" | "externalId">) =>
    placed.push({ deliveryId: arrival.deliveryId, result: { index: arrival.index, externalId: arrival.externalId, ...result } });

  const toJudge: Judged[] = [];
  const proposals: NewProposal[] = [];
  const takenBack: string[] = [];
  const audits: { arrival: Arrival; event: AuditEvent }[] = [];
  for (const one of round) {
    const arrival: Arrival = { ...one, digest: digestOf(one.document) };
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
      const document = record.billed.length === 0 ? arrival.document : (remainderAfter(arrival.document, record.billed) ?? withNothingLeft(current.document));
      if (openStates.includes(current.state) && !current.touched) {
        toJudge.push({ arrival, ask: { ...current, recordId: current.id, document }, known: current });
        proposals.push(proposalOf(arrival, current, document, "accepted"));
        say(arrival, { outcome: "accepted", recordId: current.id, change: "taken" });
      } else {
        if (current.state === "approved") await reopenApproval(tx, ctx, current, "The source has changed the document");
        proposals.push(proposalOf(arrival, current, document, "open"));
        audits.push({ arrival, event: { type: "record.change-proposed", recordId: current.id, revision: current.revision } });
        say(arrival, { outcome: "accepted", recordId: current.id, change: "proposed" });
      }
    }
  }

  const judgements = await judgeRecords(tx, ctx, toJudge.map(({ ask }) => ask));
  const results = toJudge.map((judged, index) => ({ ...judged, judgement: judgements[index] as Judgement }));
  await writeNew(tx, ctx, results.filter((result) => result.known === null));
  await writeChanged(tx, ctx, results.filter((result): result is typeof result & { known: StoredRecord } => result.known !== null));
  await withdrawProposals(tx, ctx.company, takenBack, ctx.now());
  await insertProposals(tx, ctx.company, proposals, ctx.now());
  for (const { arrival, ask, known: before } of results) {
    if (before === null) say(arrival, { outcome: "accepted", recordId: ask.recordId });
  }
  const received = results.map(({ arrival, ask, known: before, judgement }) => ({
    arrival,
    event: {
      type: before === null ? "record.received" : "record.change-taken",
      recordId: ask.recordId,
      revision: before === null ? 1 : before.revision + 1,
      new: { state: judgement.assessment.state, holds: judgement.assessment.holds, deliveryId: arrival.deliveryId },
    },
  }));
  await auditBySource(tx, ctx, [...received, ...audits]);
  const touched = [...results.map(({ ask }) => ask.recordId), ...proposals.map((proposal) => proposal.recordId), ...takenBack];
  if (touched.length > 0) await notify(tx, ctx.company, { topic: "records", ids: touched });
  return { results: placed, usedAliases: judgements.flatMap((judgement) => judgement.usedAliases) };
}

/** The record that each document is about: the last part of its order, with the parts that were billed before it. */
async function findKnown(tx: Tx, ctx: Context, round: readonly ToPlace[]): Promise<Map<ToPlace, { current: StoredRecord; billed: SalesDocument[] }>> {
  const found = new Map<ToPlace, { current: StoredRecord; billed: SalesDocument[] }>();
  for (const [sourceId, documents] of Map.groupBy(round, (one) => one.source.id)) {
    const records = await lockOrders(tx, ctx.company, sourceId, documents.map((one) => one.externalId));
    const byOrder = Map.groupBy(records, (record) => record.orderId);
    for (const document of documents) {
      const isOfKind = (record: StoredRecord) => document.kind === null || record.kind === document.kind;
      const parts = (byOrder.get(document.externalId) ?? []).filter(isOfKind);
      const current = parts.at(-1) ?? records.find((record) => record.externalId === document.externalId && isOfKind(record));
      // A part that was rejected bills nothing: its goods are still to be invoiced.
      const billed = parts.slice(0, -1).filter((part) => !endStates.includes(part.state));
      if (current) found.set(document, { current, billed: billed.map((part) => part.document) });
    }
  }
  return found;
}

function asNew({ source, kind, externalId, document }: Arrival): ToJudge {
  return {
    recordId: newId(),
    sourceId: source.id,
    kind: kind ?? source.flowKind,
    externalId,
    orderId: externalId,
    document,
    released: false,
    waitsForRest: false,
  };
}

/** The last part of an order of which the source has left nothing to bill: a person closes it. */
function withNothingLeft(document: SalesDocument): SalesDocument {
  return { ...document, lines: document.lines.map((line) => ({ ...line, removed: line.quantity })) };
}

function isOlder(version: string | null, known: string | null): boolean {
  return version !== null && known !== null && version < known;
}

function proposalOf(arrival: Arrival, record: StoredRecord, document: SalesDocument, state: NewProposal["state"]): NewProposal {
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
  const inserted = await insertRecords(
    tx,
    ctx.company,
    results.map(({ arrival, ask, judgement: { document, columns, assessment } }) => ({
      id: ask.recordId, sourceId: ask.sourceId, kind: ask.kind, externalId: ask.externalId, orderId: ask.orderId, parentId: null,
      state: assessment.state, revision: 1, document, columns, bookAs: assessment.bookAs, waitingFor: assessment.waitingFor,
      holds: assessment.holds, heldFor: assessment.heldFor, touched: false, released: false, waitsForRest: false,
      sourceDigest: arrival.digest, sourceVersion: arrival.sourceVersion, deliveryId: arrival.deliveryId,
    })),
  );
  if (inserted.size < results.length) throw new PlacedMeanwhile();
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
    document: judgement.document,
    cause,
    changes: known === null ? [] : changesBetween(known.document, judgement.document),
    reason: null,
    actor: { id: null, name: arrival.source.name },
    bearsValue: false,
    deliveryId: arrival.deliveryId,
  };
}

function findingsOf({ ask, judgement }: Result): { recordId: string; findings: Judgement["assessment"]["findings"] } {
  return { recordId: ask.recordId, findings: judgement.assessment.findings };
}

async function auditBySource(tx: Tx, ctx: Context, entries: readonly { arrival: Arrival; event: AuditEvent }[]): Promise<void> {
  for (const [source, events] of Map.groupBy(entries, ({ arrival }) => arrival.source)) {
    const actor = { type: "source", id: source.id, name: source.name, role: null, ip: null } as const;
    await writeAudits(tx, { ...ctx, actor }, events.map(({ event }) => event));
  }
}
