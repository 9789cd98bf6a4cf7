import { v7 as newId } from "uuid";
import { z } from "zod";
import { type Change, changesBetween } from "#lib/canonical/paths.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { ReadDocument } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { readDelivery, type Reading } from "#lib/intake/read-delivery.ts";
import { mappingOverride } from "#lib/mapping/override.ts";
import { judgeRecords, type ToJudge } from "#lib/records/judge-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { sourceKey } from "#lib/sources/add-source.ts";
import { applySettings } from "#lib/sources/apply-settings.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { listForTrial, listKnown } from "./queries.ts";

export const tryMappingInput = z.object({
  key: sourceKey,
  body: mappingOverride,
  /** How many of the latest deliveries, all or only those that could not be read. */
  count: z.number().int().min(1).max(20).default(5),
  onlyUnreadable: z.boolean().default(false),
});

/** A record on trial: what the rules would say, or why it could not be read. */
export type TriedSide = { problem: string | null; findings: { rule: string; message: string }[] };
export type TriedRecord = {
  externalId: string | null;
  number: string | null;
  /** Fields that the mapping changes. Empty where one of the sides could not be read. */
  changes: Change[];
  before: TriedSide;
  after: TriedSide;
};
export type TriedDelivery = { id: string; topic: string | null; receivedAt: string; records: TriedRecord[]; /** Not shown for want of room. */ left: number };
export type TriedMapping = { deliveries: TriedDelivery[]; /** Records in all: made readable, made unreadable, otherwise changed. */ gained: number; lost: number; changed: number; same: number };

/** A page shows as many records of one delivery; as many more are judged in all. */
const shownPerDelivery = 20;

/**
 * Reads stored deliveries with a mapping that is not saved yet, beside the one in use, and tells per record which fields
 * and findings would differ. Nothing is written.
 */
export async function tryMapping(ctx: Context, input: z.output<typeof tryMappingInput>): Promise<Result<TriedMapping, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const source = [...(await loadSources(tx, ctx.company)).values()].find(({ key }) => key === input.key);
    if (source === undefined) return err({ code: "not-found" });
    const stored = await listForTrial(ctx, source.id, { onlyUnreadable: input.onlyUnreadable, limit: input.count });
    const tried = stored.map((delivery) => {
      const message = { ...delivery, receivedAt: new Date(delivery.receivedAt) };
      const before = readDelivery(message, source);
      const after = readDelivery(message, { ...source, mapping: { body: input.body } });
      const all = pairsOf(before, after);
      return { delivery, pairs: all.slice(0, shownPerDelivery), left: Math.max(0, all.length - shownPerDelivery) };
    });
    const pairs = tried.flatMap((one) => one.pairs);
    const judged = { before: await judge(tx, ctx, source, pairs.map((pair) => pair.before.document)), after: await judge(tx, ctx, source, pairs.map((pair) => pair.after.document)) };
    const records = new Map(pairs.map((pair, index) => [pair, toRecord(pair, judged.before[index] ?? [], judged.after[index] ?? [])]));
    const all = [...records.values()];
    const isGained = ({ before, after }: TriedRecord) => before.problem !== null && after.problem === null;
    const isLost = ({ before, after }: TriedRecord) => before.problem === null && after.problem !== null;
    const isChanged = (record: TriedRecord) => record.changes.length > 0;
    return ok({
      deliveries: tried.map(({ delivery, pairs: own, left }) => ({
        id: delivery.id, topic: delivery.topic, receivedAt: delivery.receivedAt, left, records: own.map((pair) => records.get(pair) as TriedRecord),
      })),
      gained: all.filter(isGained).length,
      lost: all.filter(isLost).length,
      changed: all.filter(isChanged).length,
      same: all.filter((record) => !isGained(record) && !isLost(record) && !isChanged(record)).length,
    });
  });
}

type Side = { document: ReadDocument | null; externalId: string | null; problem: string | null };
type Pair = { before: Side; after: Side };

function pairsOf(before: Reading, after: Reading): Pair[] {
  const sides = { before: sidesOf(before), after: sidesOf(after) };
  const places = [...new Set([...sides.before.keys(), ...sides.after.keys()])].sort((a, b) => a - b);
  // What is unreadable as a whole stands for each of its records.
  const whole = (side: Map<number, Side>) => side.get(-1) ?? { document: null, externalId: null, problem: "This record is not in the message." };
  const own = places.filter((place) => place !== -1);
  return (own.length === 0 ? places : own).map((place) => ({ before: sides.before.get(place) ?? whole(sides.before), after: sides.after.get(place) ?? whole(sides.after) }));
}

function sidesOf(reading: Reading): Map<number, Side> {
  if (reading.state !== "read") return new Map([[-1, { document: null, externalId: null, problem: reading.problem }]]);
  return new Map([
    ...reading.documents.map((document): [number, Side] => [document.index, { document, externalId: document.externalId, problem: null }]),
    ...reading.refused.map(({ index, externalId, why }): [number, Side] => [index, { document: null, externalId, problem: why }]),
    ...reading.ignored.map(({ index, externalId, why }): [number, Side] => [index, { document: null, externalId, problem: why ?? "There is nothing to book in it." }]),
  ]);
}

type Findings = TriedSide["findings"];

/** What the rules say of documents, each as the record that it is or would be; by place in the list. */
async function judge(tx: Tx, ctx: Context, source: SourceRow, documents: readonly (ReadDocument | null)[]): Promise<Findings[]> {
  const asked = documents.flatMap((document, place) => (document === null ? [] : [{ document, place }]));
  const known = await listKnown(ctx, source.id, asked.map(({ document }) => document.externalId));
  const toJudge = asked.map(({ document }): ToJudge => {
    const content = { kind: document.kind ?? source.flowKind, document: document.document } as OfKind;
    const record = known.findLast(({ externalId, kind }) => externalId === document.externalId && (document.kind === null || kind === document.kind));
    const { id, orderId, parentId, released, waitsForRest } = record ?? { id: newId(), orderId: document.externalId, parentId: null, released: false, waitsForRest: false };
    return { ...applySettings(content, source.settings), recordId: id, sourceId: source.id, externalId: document.externalId, orderId, parentId, released, waitsForRest };
  });
  const judgements = await judgeRecords(tx, ctx, toJudge);
  const found: Findings[] = documents.map(() => []);
  for (const [index, { place }] of asked.entries()) {
    found[place] = (judgements[index]?.assessment.findings ?? []).map(({ rule, message }) => ({ rule, message }));
  }
  return found;
}

function toRecord({ before, after }: Pair, findingsBefore: Findings, findingsAfter: Findings): TriedRecord {
  return {
    externalId: after.externalId ?? before.externalId,
    number: (after.document ?? before.document)?.document.number ?? null,
    changes: before.document && after.document ? changesBetween(before.document.document, after.document.document) : [],
    before: { problem: before.problem, findings: findingsBefore },
    after: { problem: after.problem, findings: findingsAfter },
  };
}
