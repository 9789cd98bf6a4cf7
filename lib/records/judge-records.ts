import { malaysianDate } from "#lib/canonical/dates.ts";
import type { SalesDocument } from "#lib/canonical/document.ts";
import type { RecordKind } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { addTwin, findTwins } from "#lib/duplicates/queries.ts";
import { findLedgerProfile, findRefusals } from "./queries.ts";
import { loadKnowledge, loadMasterFacts } from "#lib/reference/batch-queries.ts";
import { resolveDocument, usedAliases } from "#lib/reference/resolve.ts";
import type { Facts } from "#lib/rules/facts.ts";
import { ruleSettings } from "#lib/rules/rule-settings.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { assess, type Assessment, type Flow } from "./assess.ts";
import { recordColumns, type RecordColumns } from "./record-columns.ts";

/** A record to be judged, new or known, with its document before anything known was filled in. */
export type ToJudge = {
  recordId: string;
  sourceId: string;
  kind: RecordKind;
  externalId: string;
  orderId: string;
  document: SalesDocument;
  released: boolean;
  waitsForRest: boolean;
};

/** What came of it: the document with all that is known filled in, its columns, and where the rules put it. */
export type Judgement = { document: SalesDocument; columns: RecordColumns; assessment: Assessment; usedAliases: string[] };

/**
 * Fills in what is known and runs all rules over a batch, in order. Everything the batch needs is loaded in a fixed
 * number of queries, however many records there are. Reads only; the caller writes what it decides.
 */
export async function judgeRecords(tx: Tx, ctx: Context, batch: readonly ToJudge[]): Promise<Judgement[]> {
  if (batch.length === 0) return [];
  const company = await tx.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { baseCurrency: true, settings: true } });
  const sources = await loadSources(tx, ctx.company);
  const ledger = await findLedgerProfile(tx, ctx.company);
  const walkInCustomer = new Map([...sources.values()].flatMap(({ id, settings }) => (settings.walkInCustomer === null ? [] : [[id, settings.walkInCustomer] as const])));
  const known = await loadKnowledge(tx, ctx.company, batch, { taxCodes: ledger?.taxCodes ?? new Map(), walkInCustomer });
  const resolved = batch.map((one) => ({
    ...one,
    document: resolveDocument(one.document, one.sourceId, known),
    usedAliases: usedAliases(one.document, one.sourceId, known),
  }));

  const facts: Facts = {
    today: malaysianDate(ctx.now()),
    baseCurrency: company.baseCurrency,
    settings: ruleSettings.parse(company.settings),
    ...(await loadMasterFacts(tx, ctx.company, resolved.map((one) => one.document))),
    twins: await loadTwins(tx, ctx, resolved, sources),
    refusals: await findRefusals(tx, ctx.company, batch.map((one) => one.recordId)),
    limits: ledger?.limits ?? [],
    ledger: ledger === null ? null : { name: ledger.name, takes: ledger.takes },
  };
  return resolved.map((one) => ({
    document: one.document,
    usedAliases: one.usedAliases,
    columns: recordColumns(one.document, one.externalId, facts.customers.get(one.document.customer.code ?? "")?.name),
    assessment: assess({ ...one, flow: flowOf(sources.get(one.sourceId)) }, facts),
  }));
}

function flowOf(source: SourceRow | undefined): Flow {
  if (source === undefined) throw new Error("the record's source is not among the company's sources");
  return { kind: source.flowKind, trigger: source.flowTrigger, statesKind: source.channel === "native" };
}

/** Copies among what is stored and among the batch itself, which nobody can find in the database yet. */
async function loadTwins(tx: Tx, ctx: Context, batch: readonly ToJudge[], sources: ReadonlyMap<string, SourceRow>): Promise<Facts["twins"]> {
  const wanted = batch.map(({ sourceId, document }) => ({ sourceId, number: document.number, duplicateKey: duplicateKey(document) }));
  const twins = await findTwins(tx, ctx.company, wanted);
  const receivedAt = ctx.now().toISOString();
  for (const { recordId, sourceId, orderId, document } of batch) {
    const twin = { recordId, sourceId, orderId, docNumber: document.number, sourceName: sources.get(sourceId)?.name ?? "", state: "new", receivedAt };
    addTwin(twins, twin, duplicateKey(document));
  }
  return twins;
}
