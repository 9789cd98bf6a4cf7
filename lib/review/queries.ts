import { findNumberGiven } from "#lib/approval/find-number-given.ts";
import { stepsFor } from "#lib/approval/policy.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { goodsOf, sideOf, worthOf } from "#lib/canonical/facets.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { toAmount } from "#lib/canonical/money.ts";
import type { Party } from "#lib/canonical/party.ts";
import { bearsValue, changesBetween, type Change } from "#lib/canonical/paths.ts";
import { openStates, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { listDriftOf, type RecordDrift } from "#lib/reference/drift-queries.ts";
import { proposeCustomerCode, suggestCustomers, suggestItems, suggestSuppliers, type ItemQuestion } from "#lib/reference/queries.ts";
import { followUpsFor } from "#lib/records/follow-ups.ts";
import { findPostedRecord, inLedgerStates } from "#lib/records/posted-sales.ts";
import { noClock } from "#lib/records/record-columns.ts";
import { withStanding } from "#lib/reference/standing-queries.ts";
import { partyKeys, skuKey } from "#lib/reference/resolve.ts";
import type { Fix, Owner, Severity } from "#lib/rules/rule.ts";
import { findAccount, findLinkedTin } from "./account-queries.ts";
import { mergeHistory, type HistoryEntry } from "./history.ts";
import { excerptFor, type Original } from "./original.ts";
import type { RecordScreen, ScreenAlias, ScreenApproval, ScreenFinding, ScreenItem, ScreenPosting, ScreenProposal, ScreenRecord } from "./record-screen.ts";
import { listPostings } from "./posting-queries.ts";
import { findReversal } from "./reversal-queries.ts";
import { asDocument } from "./stored-document.ts";
import { listOrderLines, listThread, listTwins } from "./thread-queries.ts";

/** Everything that the record screen shows, or null where this company has no such record. */
export async function findRecordScreen(ctx: Context, id: string): Promise<RecordScreen | null> {
  const found = await findRecord(ctx, id);
  if (found === null) return null;
  const { record, document, deliveryId } = found;
  const carrier = { kind: record.kind, document };
  const [baseCurrency, original, revisions, audit, stored, proposals, postings, reversal, approval, thread, aliases, items, customer, linkedTin, drift] = await Promise.all([
    findBaseCurrency(ctx),
    findOriginal(ctx, deliveryId, record.externalId),
    listRevisions(ctx, id, document),
    listAudit(ctx, id),
    listFindings(ctx, id),
    listProposals(ctx, record, document),
    listPostings(ctx, id, record.bookAs),
    findReversal(ctx, record),
    findApproval(ctx, record, carrier),
    listThread(ctx, record),
    listAliases(ctx, record, carrier),
    listItems(ctx, carrier),
    findAccount(ctx, sideOf(carrier)),
    findLinkedTin(ctx, carrier),
    listDrift(ctx, record.state, carrier),
  ]);
  const [findings, orderLines, twins] = await Promise.all([
    withAnswers(ctx, stored, record, carrier, baseCurrency),
    listOrderLines(ctx, record, thread),
    listTwins(ctx, stored.flatMap((finding) => finding.fixes.flatMap((fix) => (fix.do === "mark-duplicate" ? [fix.of] : [])))),
  ]);
  const source = revisions.findLast((revision) => revision.cause === "received" || revision.cause === "source-change");
  return {
    record,
    document,
    baseCurrency,
    firstDocument: source === undefined || source.revision === record.revision ? null : source.document,
    original,
    findings,
    drift,
    history: mergeHistory(audit, revisions),
    proposals,
    approval: { ...approval, correctors: correctorsOf(revisions) },
    postings,
    reversal,
    thread,
    orderLines,
    aliases,
    items: Object.fromEntries(items.map((item) => [item.code, item])),
    customer,
    linkedTin,
    twins,
  };
}

/** A record as integrators read it: `GET /api/v1/records/{id}`. */
export type ApiRecord = {
  id: string;
  externalId: string;
  kind: Kind;
  state: RecordState;
  revision: number;
  source: string;
  receivedAt: string;
  waitingFor: string | null;
  document: DocumentOf;
  original: { deliveryId: string; topic: string | null; contentType: string; receivedAt: string; body: string } | null;
  findings: { rule: string; severity: Severity; owner: Owner; fields: string[]; message: string; fixes: Fix[] }[];
  posting: ApiPosting | null;
  history: HistoryEntry[];
};

/** How the document stands with AutoCount. Instants are ISO 8601 in UTC. */
export type ApiPosting = Pick<ScreenPosting, "docNo" | "docKey" | "state" | "message" | "help" | "attempts" | "lookups" | "nextAt" | "place" | "resolution"> & {
  /** Where a person sees the document: an address, or a path of Holdpoint where that shows the sandbox's books. */
  link: string | null;
  findings: Omit<ScreenPosting["findings"][number], "id">[];
};

function asApiPosting({ docNo, docKey, link, state, message, help, attempts, lookups, nextAt, place, resolution, findings }: ScreenPosting): ApiPosting {
  return { docNo, docKey, link: link?.href ?? null, state, message, help, attempts, lookups, nextAt, place, resolution, findings: findings.map(({ id: _, ...finding }) => finding) };
}

/** The whole record for the HTTP API, or null where this company (for a source's token: this source) has no such record. */
export async function findRecordForApi(ctx: Context, id: string): Promise<ApiRecord | null> {
  const found = await findRecord(ctx, id);
  if (found === null || (ctx.actor.type === "source" && ctx.actor.id !== found.record.source.id)) return null;
  const { record, document, deliveryId } = found;
  const [original, findings, postings, audit, revisions] = await Promise.all([
    findOriginal(ctx, deliveryId, record.externalId), listFindings(ctx, id), listPostings(ctx, id, record.bookAs), listAudit(ctx, id), listRevisions(ctx, id, document),
  ]);
  const live = postings[0];
  return {
    id, externalId: record.externalId, kind: record.kind, state: record.state, revision: record.revision,
    source: record.source.key, receivedAt: record.receivedAt, waitingFor: record.waitingFor, document,
    original: original && { deliveryId: original.deliveryId, topic: original.topic, contentType: original.contentType, receivedAt: original.receivedAt, body: original.body },
    findings: findings.map(({ rule, severity, owner, fields, message, fixes }) => ({ rule, severity, owner, fields, message, fixes })),
    posting: live === undefined ? null : asApiPosting(live),
    history: mergeHistory(audit, revisions),
  };
}

/** What the look-ups ask about: a record's document and source. Null where this company has no such record. */
export async function findDocument(ctx: Context, id: string): Promise<(OfKind & { sourceId: string; baseCurrency: string }) | null> {
  if (!isUuid(id)) return null;
  const [row, baseCurrency] = await Promise.all([
    ctx.db.record.findUnique({ where: { companyId_id: { companyId: ctx.company, id } }, select: { kind: true, document: true, sourceId: true } }),
    findBaseCurrency(ctx),
  ]);
  return row && { kind: row.kind as Kind, document: asDocument(row.document), sourceId: row.sourceId, baseCurrency };
}

/** The question that a line puts to the item look-up. Prices in another currency than the company's cannot be compared. */
export function itemQuestion(carrier: OfKind, lineId: string, sourceId: string, baseCurrency: string): ItemQuestion {
  const line = goodsOf(carrier).find((one) => one.id === lineId);
  const price = line !== undefined && "unitPrice" in line && worthOf(carrier)?.currency === baseCurrency ? line.unitPrice : null;
  return { sku: line?.sku ?? null, description: line?.description ?? "", price, sourceId };
}

async function findRecord(ctx: Context, id: string): Promise<{ record: ScreenRecord; document: DocumentOf; deliveryId: string } | null> {
  if (!isUuid(id)) return null;
  const row = await ctx.db.record.findUnique({ where: { companyId_id: { companyId: ctx.company, id } } });
  if (row === null) return null;
  const source = await ctx.db.source.findUniqueOrThrow({
    where: { companyId_id: { companyId: ctx.company, id: row.sourceId } },
    select: { id: true, key: true, name: true, channel: true },
  });
  return {
    record: {
      id: row.id, number: row.docNumber, externalId: row.externalId, orderId: row.orderId,
      kind: row.kind as Kind, bookAs: row.bookAs as Kind, state: row.state as RecordState, revision: row.revision,
      date: row.docDate.toISOString().slice(0, 10), partyName: row.partyName, partyCode: row.partyCode,
      currency: row.currency, total: toAmount(row.total.toFixed()), source, waitingFor: row.waitingFor, eInvoice: eInvoiceOf(row), isTouched: row.touched,
      receivedAt: row.receivedAt.toISOString(), stateSince: row.stateSince.toISOString(), updatedAt: row.updatedAt.toISOString(),
    },
    document: asDocument(row.document),
    deliveryId: row.deliveryId,
  };
}

function eInvoiceOf({ eInvoice, consolidateBy, eInvoiceUntil }: { eInvoice: string; consolidateBy: Date; eInvoiceUntil: Date }): ScreenRecord["eInvoice"] {
  const runs = (until: Date) => !until.toISOString().startsWith(noClock);
  return {
    issue: eInvoice as ScreenRecord["eInvoice"]["issue"],
    consolidateBy: runs(consolidateBy) ? consolidateBy.toISOString().slice(0, 10) : null,
    until: runs(eInvoiceUntil) ? eInvoiceUntil.toISOString() : null,
  };
}

async function findBaseCurrency(ctx: Context): Promise<string> {
  return (await ctx.db.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { baseCurrency: true } })).baseCurrency;
}

async function findOriginal(ctx: Context, deliveryId: string, externalId: string): Promise<Original | null> {
  const row = await ctx.db.delivery.findUnique({ where: { companyId_id: { companyId: ctx.company, id: deliveryId } } });
  if (row === null) return null;
  const headers = Object.entries((row.headers ?? {}) as { [name: string]: unknown }).map(([name, value]) => ({ name, value: String(value) }));
  return {
    deliveryId, topic: row.topic, contentType: row.contentType, headers, receivedAt: row.receivedAt.toISOString(),
    bytes: row.body.byteLength, ...excerptFor(new TextDecoder().decode(row.body), externalId),
  };
}

/** Of a record that is decided, what changes under it changes nothing. */
async function listDrift(ctx: Context, state: RecordState, carrier: OfKind): Promise<RecordDrift[]> {
  if (!openStates.includes(state)) return [];
  const side = sideOf(carrier);
  const items = [...new Set(goodsOf(carrier).flatMap(({ itemCode }) => itemCode ?? []))];
  return listDriftOf(ctx, { items, party: side?.party.code == null ? null : { list: side.list, code: side.party.code } });
}

type Revision = { revision: number; document: DocumentOf; cause: string; changes: Change[]; reason: string | null; actorId: string | null; actorName: string; bearsValue: boolean; at: string };

/** `present`: the record's document, which its newest revision is. */
async function listRevisions(ctx: Context, recordId: string, present: DocumentOf): Promise<Revision[]> {
  const rows = await ctx.db.recordRevision.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { revision: "asc" } });
  return rows.map((row) => ({
    revision: row.revision, document: row.document === null ? present : asDocument(row.document), cause: row.cause, changes: row.changes as Change[], reason: row.reason,
    actorId: row.actorId, actorName: row.actorName, bearsValue: row.bearsValue, at: row.at.toISOString(),
  }));
}

function correctorsOf(revisions: readonly Revision[]): ScreenApproval["correctors"] {
  const correctors = new Map<string, { userId: string; name: string; fields: string[] }>();
  for (const { actorId, actorName, changes, ...revision } of revisions) {
    if (actorId === null || !revision.bearsValue) continue;
    const known = correctors.get(actorId) ?? { userId: actorId, name: actorName, fields: [] };
    const fields = changes.filter(bearsValue).map((change) => change.path);
    correctors.set(actorId, { ...known, fields: [...new Set([...known.fields, ...fields])] });
  }
  return [...correctors.values()];
}

async function listAudit(ctx: Context, recordId: string) {
  const rows = await ctx.db.auditEntry.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { id: "asc" } });
  return rows.map(({ id, type, actorType, actorName, revision, old, new: next, reason, at }) => ({
    id, type, actorType, actorName, revision, old: old as unknown, new: next as unknown, reason, at: at.toISOString(),
  }));
}

type StoredFinding = Omit<ScreenFinding, "itemSuggestions" | "sameSku" | "customerSuggestions" | "proposedCustomerCode">;

async function listFindings(ctx: Context, recordId: string): Promise<StoredFinding[]> {
  const [rows, accepted] = await Promise.all([
    ctx.db.finding.findMany({ where: { companyId: ctx.company, recordId }, orderBy: { seq: "asc" } }),
    ctx.db.acceptedWarning.findMany({ where: { companyId: ctx.company, OR: [{ recordId }, { recordId: null }], withdrawnAt: null }, orderBy: { acceptedAt: "desc" } }),
  ]);
  return rows.map((row) => {
    const acceptance = row.isAccepted ? accepted.find((one) => one.fingerprint === row.fingerprint) : undefined;
    return {
      seq: row.seq, rule: row.rule, severity: row.severity as Severity, owner: row.actor as Owner, fields: row.fields,
      message: row.message, isFault: row.isFault, fixes: row.fixes as Fix[], fingerprint: row.fingerprint, isShared: row.isShared,
      acceptance: acceptance === undefined ? null : { id: acceptance.id, by: acceptance.acceptedByName, at: acceptance.acceptedAt.toISOString(), reason: acceptance.reason },
    };
  });
}

/** How many lines get their suggestions with the page; the look-up asks for those of the rest when it is opened. */
const suggestedLines = 4;

async function withAnswers(ctx: Context, findings: readonly StoredFinding[], record: ScreenRecord, carrier: OfKind, baseCurrency: string): Promise<ScreenFinding[]> {
  const choices = findings.flatMap((finding) => finding.fixes.flatMap((fix) => (fix.do === "choose-item" ? [{ seq: finding.seq, ...fix }] : [])));
  const asksForCustomer = findings.some((finding) => finding.fixes.some((fix) => fix.do === "choose-customer" || fix.do === "create-customer"));
  const asksForSupplier = findings.some((finding) => finding.fixes.some((fix) => fix.do === "choose-supplier"));
  const party = sideOf(carrier)?.party ?? null;
  const [sameSku, items, accounts, code] = await Promise.all([
    countHeldForSkus(ctx, record, choices.flatMap((choice) => choice.sku ?? [])),
    Promise.all(choices.slice(0, suggestedLines).map(async (choice) => [choice.seq, await likelyItems(ctx, itemQuestion(carrier, choice.lineId, record.source.id, baseCurrency))] as const)),
    party === null ? [] : asksForCustomer ? likelyAccounts(ctx, "customer", party) : asksForSupplier ? likelyAccounts(ctx, "supplier", party) : [],
    asksForCustomer && party !== null ? proposeCustomerCode(ctx, party.name) : null,
  ]);
  const itemsOf = new Map(items);
  return findings.map((finding) => {
    const choice = finding.fixes.find((fix) => fix.do === "choose-item");
    const wantsSupplier = finding.fixes.some((fix) => fix.do === "choose-supplier");
    const wantsCustomer = finding.fixes.some((fix) => fix.do === "choose-customer" || fix.do === "create-customer");
    return {
      ...finding,
      itemSuggestions: itemsOf.get(finding.seq) ?? [],
      sameSku: choice?.sku ? (sameSku.get(choice.sku) ?? 0) : 0,
      customerSuggestions: wantsCustomer || wantsSupplier ? accounts : [],
      proposedCustomerCode: wantsCustomer ? code : null,
    };
  });
}

/** How many answers a card offers before anybody types. */
const offered = 3;

async function likelyItems(ctx: Context, question: ItemQuestion): Promise<ScreenFinding["itemSuggestions"]> {
  return withStanding(ctx, "item", (await suggestItems(ctx, question)).slice(0, offered));
}

async function likelyAccounts(ctx: Context, list: "customer" | "supplier", party: Party): Promise<ScreenFinding["customerSuggestions"]> {
  const found = list === "customer" ? await suggestCustomers(ctx, party) : await suggestSuppliers(ctx, party);
  return withStanding(ctx, list, found.slice(0, offered));
}

/** How many other records of the same source a missing item holds under the same SKU: what one answer for all of them frees. */
async function countHeldForSkus(ctx: Context, record: ScreenRecord, skus: readonly string[]): Promise<Map<string, number>> {
  if (skus.length === 0) return new Map();
  const keys = [...new Set(skus.map((sku) => skuKey(sku)).filter((key) => key !== null))];
  const rows = await ctx.db.$queryRaw<{ key: string; held: number }[]>`
    SELECT lower(btrim(f.data->>'sku')) AS key, count(DISTINCT r.id)::int AS held
    FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${ctx.company} AND f.rule = 'missing-sku' AND lower(btrim(f.data->>'sku')) = ANY(${keys})
      AND r.state IN ('held', 'waiting') AND r.source_id = ${record.source.id}::uuid AND r.id <> ${record.id}::uuid
    GROUP BY 1`;
  const held = new Map(rows.map((row) => [row.key, row.held]));
  return new Map(skus.map((sku) => [sku, held.get(skuKey(sku) ?? "") ?? 0]));
}

async function listProposals(ctx: Context, record: ScreenRecord, document: DocumentOf): Promise<ScreenProposal[]> {
  const recordId = record.id;
  const rows = await ctx.db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId, state: "open" }, orderBy: { id: "asc" } });
  const posted = rows.length > 0 && inLedgerStates.includes(record.state) ? await ctx.db.$transaction((tx) => findPostedRecord(tx, ctx.company, recordId)) : null;
  return rows.map((row) => ({
    id: row.id, receivedAt: row.createdAt.toISOString(), deliveryId: row.deliveryId, document: asDocument(row.document),
    changes: changesBetween(posted?.sourceThen ?? document, asDocument(row.document)),
    followUps: posted === null ? [] : followUpsFor(posted, asDocument(row.document)),
  }));
}

async function findApproval(ctx: Context, record: ScreenRecord, carrier: OfKind): Promise<Pick<ScreenApproval, "steps" | "numberGiven">> {
  const [policies, approvals, numberGiven] = await Promise.all([
    ctx.db.approvalPolicy.findMany({ where: { companyId: ctx.company } }),
    ctx.db.approval.findMany({ where: { companyId: ctx.company, recordId: record.id, revision: record.revision, revokedAt: null } }),
    record.state === "held" ? findNumberGiven(ctx.db, ctx.company, record.id, record.revision) : null,
  ]);
  const rows = policies.map((policy) => ({ kind: policy.kind, minTotal: policy.minTotal?.toFixed() ?? null, steps: policy.steps as Role[] }));
  return {
    numberGiven,
    steps: stepsFor(carrier, rows).map((role, step) => {
      const given = approvals.find((approval) => approval.step === step);
      return { role, by: given === undefined ? null : { userId: given.userId, name: given.userName, at: given.at.toISOString() } };
    }),
  };
}

async function listAliases(ctx: Context, record: ScreenRecord, carrier: OfKind): Promise<ScreenAlias[]> {
  const side = sideOf(carrier);
  const skus = goodsOf(carrier).map((line) => skuKey(line.sku)).filter((key) => key !== null);
  const rows = await ctx.db.alias.findMany({
    where: {
      companyId: ctx.company, revokedAt: null,
      AND: [{ OR: [{ sourceId: record.source.id }, { sourceId: null }] }, { OR: [{ type: "item", key: { in: skus } }, { type: side?.list ?? "customer", key: { in: side === null ? [] : partyKeys(side.party) } }] }],
    },
  });
  return rows.map((row) => ({
    id: row.id, type: row.type as ScreenAlias["type"], key: row.key, target: row.target, taughtBy: row.taughtByName,
    taughtAt: row.taughtAt.toISOString(), isCompanyWide: row.sourceId === null,
  }));
}

async function listItems(ctx: Context, carrier: OfKind): Promise<ScreenItem[]> {
  const codes = [...new Set(goodsOf(carrier).map((line) => line.itemCode).filter((code) => code !== null))];
  if (codes.length === 0) return [];
  const rows = await ctx.db.item.findMany({ where: { companyId: ctx.company, code: { in: codes } }, select: { code: true, name: true, uom: true, price: true, isActive: true, origin: true } });
  return rows.map((row) => ({ ...row, price: row.price === null ? null : toAmount(row.price.toFixed()) }));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
