import { malaysianDate } from "#lib/canonical/dates.ts";
import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import { findEInvoiceFacts } from "#lib/einvoice/queries.ts";
import { orderKinds, salesKinds } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { addTwin, findSimilar, findTwins } from "#lib/duplicates/queries.ts";
import { findLedgerProfile, findRefusals } from "./queries.ts";
import { type Issue, issueOf } from "#lib/myinvois/issue.ts";
import { findContested, findDecided, findSpoken, loadOwnership } from "#lib/ownership/batch-queries.ts";
import { obeyed, unheededOf } from "#lib/ownership/obeyed.ts";
import { loadCalendar } from "#lib/periods/batch-queries.ts";
import { findAmbiguousSkus, findNamesakes } from "#lib/reference/ambiguity-queries.ts";
import { loadKnowledge, loadMasterFacts } from "#lib/reference/batch-queries.ts";
import { findTaxRates } from "#lib/reference/tax-rate-queries.ts";
import { resolveDocument, usedAliases } from "#lib/reference/resolve.ts";
import { loadRuleBook } from "#lib/rulebook/batch-queries.ts";
import type { Facts } from "#lib/rules/facts.ts";
import type { RuleBook } from "#lib/rules/rule-book.ts";
import { ruleSettings } from "#lib/rules/rule-settings.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { assess, type Assessment, type Flow } from "./assess.ts";
import { findBursts } from "./burst-queries.ts";
import { classifyLines } from "./classify-lines.ts";
import { type CountedDelivery, findCountedDeliveries, withCountedDeliveries } from "./counted-deliveries.ts";
import { findMadeCustomers } from "./made-customers.ts";
import { findAccepted, findApprovedBefore, findCommitted, findHeldByHand } from "./fact-queries.ts";
import { findUnstorable } from "./find-unstorable.ts";
import { inherit } from "./inherit.ts";
import { findOriginals, type Original } from "./originals.ts";
import { recordColumns, type RecordColumns } from "./record-columns.ts";

/** A record to be judged, new or known, with its document before anything known was filled in. */
export type ToJudge = OfKind & {
  recordId: string;
  sourceId: string;
  externalId: string;
  orderId: string;
  parentId: string | null;
  /** It is not stored yet, so nothing can be about it. */
  isNew?: boolean;
  released: boolean;
  waitsForRest: boolean;
  /** The Malaysian date that it is judged as of; today's where none is named. */
  asOf?: string;
};

/** What came of it: the document with all that is known filled in, its columns, and where the rules put it. */
export type Judgement = { document: DocumentOf; columns: RecordColumns; assessment: Assessment; usedAliases: string[] };

/**
 * Fills in what is known and runs all rules over a batch, in order. Everything the batch needs is loaded in a fixed
 * number of queries, however many records there are. Reads only; the caller writes what it decides.
 */
export async function judgeRecords(tx: Tx, ctx: Context, asked: readonly ToJudge[]): Promise<Judgement[]> {
  if (asked.length === 0) return [];
  const [judgements = []] = await judgeUnder(tx, ctx, asked, [await loadRuleBook(tx, ctx.company)]);
  return judgements;
}

/** The same as if the company had set its rules so: a list of judgements for each of the books, from what is loaded once. */
export async function judgeUnder(tx: Tx, ctx: Context, asked: readonly ToJudge[], books: readonly RuleBook[]): Promise<Judgement[][]> {
  if (asked.length === 0) return books.map(() => []);
  const originals = await findOriginals(tx, ctx.company, asked);
  const counted = await findCountedDeliveries(tx, ctx.company, asked);
  const batch = asked.map((one) => ({ ...one, document: withWhatIsAbout(one, originals.get(one.recordId), counted.get(one.recordId) ?? []) }));
  const company = await tx.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { baseCurrency: true, settings: true } });
  const sources = await loadSources(tx, ctx.company);
  const ledger = await findLedgerProfile(tx, ctx.company);
  const ownership = await loadOwnership(tx, ctx.company);
  const spoken = await findSpoken(tx, ctx.company, batch, ownership);
  const walkInCustomer = new Map([...sources.values()].flatMap(({ id, settings }) => (settings.walkInCustomer === null ? [] : [[id, settings.walkInCustomer] as const])));
  const ambiguousSkus = await findAmbiguousSkus(tx, ctx.company, batch);
  const madeCustomers = await findMadeCustomers(tx, ctx.company, batch, ownership);
  const known = { ...(await loadKnowledge(tx, ctx.company, batch, { taxCodes: ledger?.taxCodes ?? new Map(), walkInCustomer, madeCustomers })), ambiguousSkus };
  const resolved = batch.map((one) => ({
    ...one,
    document: resolveDocument(one, one.sourceId, known),
    usedAliases: usedAliases(one, one.sourceId, known),
  }));

  const decided = await findDecided(tx, ctx.company, resolved, ownership);
  const statusOf = (one: ToJudge) => (decided.get(one.recordId) ?? []).filter(({ data, subject }) => data !== "price" && subject === one.document.number.trim().toLowerCase());
  const masters = await loadMasterFacts(tx, ctx.company, resolved);
  const loaded: Omit<Facts, "book"> = {
    today: malaysianDate(ctx.now()),
    baseCurrency: company.baseCurrency,
    settings: ruleSettings.parse(company.settings),
    accepted: await findAccepted(tx, ctx.company, batch.map((one) => one.recordId)),
    heldByHand: await findHeldByHand(tx, ctx.company, batch),
    ...masters,
    ambiguousSkus,
    namesakes: await findNamesakes(tx, ctx.company, resolved),
    committed: await findCommitted(tx, ctx.company, masters.customers),
    similar: await findSimilar(tx, ctx.company, resolved),
    approvedBefore: await findApprovedBefore(tx, ctx.company, resolved),
    bursts: await findBursts(tx, ctx, resolved, { names: new Map([...sources.values()].map((source) => [source.id, source.name])), baseCurrency: company.baseCurrency }),
    ...(await loadCalendar(tx, ctx.company)),
    taxRates: await findTaxRates(tx, ctx.company, ledger?.taxCodes ?? new Map()),
    originals,
    ownership,
    unheeded: new Map(resolved.map((one) => [one.recordId, unheededOf(one, one.sourceId, ownership, spoken.get(one.recordId), statusOf(one))])),
    decided,
    contested: await findContested(tx, ctx.company, resolved),
    twins: await loadTwins(tx, ctx, resolved, sources),
    refusals: await findRefusals(tx, ctx.company, batch.map((one) => one.recordId)),
    limits: ledger?.limits ?? [],
    unstorable: findUnstorable(resolved, ledger, masters),
    ledger: ledger === null ? null : { name: ledger.name, takes: ledger.takes, linksTaxEntities: ledger.makesTaxEntities },
    eInvoice: await findEInvoiceFacts(tx, ctx.company, sources.values()),
  };
  const judge = (filled: (typeof resolved)[number], book: RuleBook): Judgement => {
    const facts: Facts = { ...loaded, book, today: filled.asOf ?? loaded.today };
    const isOwn = eInvoiceOf({ ...filled, bookAs: filled.kind === "sales_order" ? "invoice" : filled.kind }, facts) === "individual";
    const one = isOwn ? { ...filled, document: classifyLines(filled, facts) } : filled;
    const assessment = assess({ ...one, document: obeyed(one, one.sourceId, ownership, spoken.get(one.recordId), statusOf(one)), flow: flowOf(sources.get(one.sourceId)) }, facts);
    const thread = threadOf(one, originals.get(one.recordId));
    const eInvoice = eInvoiceOf({ ...one, bookAs: assessment.bookAs }, facts);
    return {
      document: one.document,
      usedAliases: one.usedAliases,
      columns: recordColumns(one, { ...one, ...thread, accountName: accountOf(one, facts), eInvoice }),
      assessment,
    };
  };
  return books.map((book) => resolved.map((filled) => judge(filled, book)));
}

/** The document with what the sale that it is about passes on to it, and with the deliveries that count on it. */
function withWhatIsAbout(one: ToJudge, original: Original | undefined, deliveries: readonly CountedDelivery[]): DocumentOf {
  const document = original === undefined ? one.document : inherit(one, original.passesOn);
  const carrier = { kind: one.kind, document };
  return deliveries.length > 0 && isOfKind(orderKinds, carrier) ? withCountedDeliveries(carrier, deliveries) : document;
}

/** What is about a sale belongs to the thread of that sale. */
function threadOf(one: ToJudge, original: Original | undefined): { orderId: string; parentId: string | null } {
  if (original === undefined) return one;
  // A payment of several sales hangs on the one that it waits for, one after the other.
  const parentId = one.kind === "payment" ? original.recordId : (one.parentId ?? original.recordId);
  return { orderId: original.sourceId === one.sourceId ? original.orderId : one.orderId, parentId };
}

function eInvoiceOf(one: OfKind & { sourceId: string; bookAs: string }, facts: Facts): Issue["as"] {
  if (!isOfKind(salesKinds, one)) return "none";
  const { sourceId, bookAs, document } = one;
  const debtorTin = facts.customers.get(document.customer.code ?? "")?.tin ?? null;
  return issueOf({ sourceId, bookAs, document, debtorTin }, facts.eInvoice, facts.baseCurrency).as;
}

function accountOf(one: OfKind, facts: Facts): string | null {
  const side = sideOf(one);
  if (side === null || side.party.code === null) return null;
  return (side.list === "customer" ? facts.customers : facts.suppliers).get(side.party.code)?.name ?? null;
}

function flowOf(source: SourceRow | undefined): Flow {
  if (source === undefined) throw new Error("the record's source is not among the company's sources");
  return { kind: source.flowKind, trigger: source.flowTrigger, statesKind: source.channel === "native" };
}

/** Copies among what is stored and among the batch itself, which nobody can find in the database yet. */
async function loadTwins(tx: Tx, ctx: Context, batch: readonly ToJudge[], sources: ReadonlyMap<string, SourceRow>): Promise<Facts["twins"]> {
  const wanted = batch.map((one) => ({ sourceId: one.sourceId, number: one.document.number, duplicateKey: duplicateKey(one) }));
  const twins = await findTwins(tx, ctx.company, wanted);
  const receivedAt = ctx.now().toISOString();
  for (const one of batch) {
    const { recordId, sourceId, orderId, kind, document } = one;
    const twin = { recordId, sourceId, orderId, kind, docNumber: document.number, sourceName: sources.get(sourceId)?.name ?? "", state: "new", receivedAt };
    addTwin(twins, twin, duplicateKey(one));
  }
  return twins;
}
