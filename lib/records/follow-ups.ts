import type { Decimal } from "decimal.js";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, masterKinds, type OrderKind, orderKinds } from "#lib/canonical/kinds.ts";
import { decimal, isZero, sum, toAmount, toQuantity, toSen } from "#lib/canonical/money.ts";
import { shareOf, withoutRemoved } from "#lib/canonical/parts.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { Refund, SalesDocument } from "#lib/canonical/sales.ts";
import { computeTax, computeTotal } from "#lib/canonical/totals.ts";

/**
 * What may be booked after a source has changed a document that is in AutoCount already. A person accepts one: nothing
 * changes by itself once the ledger has it (design: "Life of a record").
 */
export type FollowUp = {
  /** Says what it does and about what, the same each time it is worked out: "credit:4711", "top-up", "void". */
  id: string;
  /** `repost` voids what is posted and books the document anew; `void` only voids. */
  do: "credit-note" | "top-up" | "repost" | "void";
  /** One sentence: why it is proposed. */
  why: string;
  /** The record that it makes: its id at the source and its document; null for a void. */
  makes: { externalId: string; document: DocumentOf } | null;
};

/** A posted record, with what was booked about it since. */
export type Posted = OfKind & {
  /** What the source said when it was approved: people may have corrected the document since, and that is no change of the source. */
  sourceThen: DocumentOf;
  externalId: string;
  docNo: string | null;
  /** Credit notes about it that are not ended, by their source id, and the documents that bill more of it. */
  credits: readonly { externalId: string; document: SalesDocument }[];
  topUps: readonly SalesDocument[];
};

/** What the source's later document asks for, the best first; empty where what is booked still stands. Pure. */
export function followUpsFor(posted: Posted, source: DocumentOf): FollowUp[] {
  // A debtor or item that is there is not made again; how the two differ is shown with the master data.
  if (isAmong(masterKinds, posted.kind)) return [];
  const now = { kind: posted.kind, document: source };
  if (isSale(posted) && isOfKind(orderKinds, now)) return afterSale(posted, now.document);
  if (source.isCancelled && !posted.sourceThen.isCancelled) return [voided("The source has cancelled it.")];
  return differInValue(posted.sourceThen, source) ? [reposted(posted, source)] : [];
}

/** The credit note over all that no other one has given back, as a person asks for it; null where nothing is left, or it is no sale. Pure. */
export function creditOfRest(posted: Posted, reason: string): CreditNote | null {
  if (!isSale(posted)) return null;
  const rest = creditOfLines(posted, leftOf(posted, posted.credits), "all", reason);
  return rest === null ? null : credit(rest, "all", reason);
}

type PostedSale = Posted & OfKind<OrderKind>;

function isSale(posted: Posted): posted is PostedSale {
  return isOfKind(orderKinds, posted);
}

function afterSale(posted: PostedSale, source: SalesDocument): FollowUp[] {
  const then = posted.sourceThen as SalesDocument;
  if (source.isCancelled && !then.isCancelled) {
    const rest = creditOfLines(posted, leftOf(posted, posted.credits), "all", `Cancelled at the source${source.cancelReason ? `: ${source.cancelReason}` : ""}`);
    if (rest === null) return [];
    const followUps = [credit(rest, "all", `The source has cancelled it${source.cancelReason ? ` (${source.cancelReason})` : ""}.`)];
    return posted.credits.length === 0 ? [...followUps, voided("Nothing was credited yet, so it can be taken back as a whole.")] : followUps;
  }
  const known = new Set([...then.refunds.map((refund) => refund.id), ...posted.credits.map((one) => one.externalId)]);
  const refunds = source.refunds.filter((refund) => !isZero(refund.amount) && !known.has(refund.id));
  const credits = refunds.map((refund) => credit(creditOfRefund(posted, refund), refund.id, `The source has refunded ${posted.document.currency} ${toAmount(refund.amount)}${refund.reason ? ` (${refund.reason})` : ""}.`));
  const credited = [...posted.credits.map((one) => one.document), ...credits.map((one) => one.makes?.document as SalesDocument)];
  const less = creditOfLines(posted, takenBack(posted, source, credited), "edit", "Taken back at the source");
  if (less !== null) credits.push(credit(less, "edit", "The source has taken a part of it back by an edit."));
  const more = topUp(posted, source);
  const followUps: FollowUp[] = more === null ? credits : [...credits, { id: "top-up", do: "top-up", why: "The source has added to it.", makes: more }];
  const isOtherwiseSame = !differInValue(comparable(then), comparable(withLinesOf(source, then)));
  return followUps.length === 0 && !isOtherwiseSame ? [reposted(posted, withoutRemoved(source))] : followUps;
}

type CreditNote = FollowUp & { makes: { document: SalesDocument } };

function credit(document: SalesDocument, what: string, why: string): CreditNote {
  return { id: `credit:${what}`, do: "credit-note", why, makes: { externalId: document.number, document: { ...document } } };
}

function voided(why: string): FollowUp {
  return { id: "void", do: "void", why, makes: null };
}

function reposted(posted: Posted, document: DocumentOf): FollowUp {
  return {
    id: "repost",
    do: "repost",
    why: "What the source says now cannot be reached by adding to it: void it and book it anew.",
    makes: bookedAnew(posted, document),
  };
}

/** What is booked in place of a posted document once that is voided; it goes by the same id with a mark after it. Pure. */
export function bookedAnew(posted: Pick<Posted, "kind" | "externalId" | "docNo" | "document">, document: DocumentOf): { externalId: string; document: DocumentOf } {
  return { externalId: `${posted.externalId}~`, document: { ...document, references: [...document.references, referenceTo(posted)] } };
}

function referenceTo({ kind, externalId, docNo, document }: Pick<Posted, "kind" | "externalId" | "docNo" | "document">): SalesDocument["references"][number] {
  return { kind, externalId, number: document.number, docNo, eInvoiceId: null };
}

/** Lines of the posted document with what no credit note has given back. */
function leftOf({ document }: PostedSale, credits: PostedSale["credits"]): DocumentLine[] {
  return document.lines.flatMap((line) => {
    const given = credits.flatMap((one) => one.document.lines.filter((other) => other.id === line.id));
    const quantity = decimal(line.quantity).minus(sum(given.map((one) => one.quantity)));
    if (!quantity.greaterThan(0)) return [];
    const share = shareOf(line, quantity);
    // The last piece takes what is left to the sen, so that all credit notes add up to the invoice.
    const rest = (field: "amount" | "discount" | "tax") => toAmount(decimal(line[field]).minus(sum(given.map((one) => one[field]))));
    return [{ ...share, amount: rest("amount"), discount: rest("discount"), tax: rest("tax") }];
  });
}

/** What the source took back beyond what was refunded or credited: lines of the posted document with that quantity. */
function takenBack({ document, sourceThen }: PostedSale, source: SalesDocument, credited: readonly SalesDocument[]): DocumentLine[] {
  return document.lines.flatMap((line) => {
    const given = sum(credited.flatMap((one) => one.lines.filter((other) => other.id === line.id).map((other) => other.quantity)));
    const back = wantedOf(sourceThen as SalesDocument, line.id).minus(wantedOf(source, line.id)).minus(given);
    const most = decimal(line.quantity).minus(given);
    const least = back.greaterThan(most) ? most : back;
    return least.greaterThan(0) ? [shareOf(line, least)] : [];
  });
}

/** How much of a line a source's document still asks for. */
function wantedOf(document: SalesDocument, lineId: string): Decimal {
  const line = document.lines.find((one) => one.id === lineId);
  return line === undefined ? decimal("0") : decimal(line.quantity).minus(line.removed);
}

/** The credit note of some lines; null where there is nothing to give back. */
function creditOfLines(posted: PostedSale, lines: readonly DocumentLine[], what: string, reason: string): SalesDocument | null {
  if (lines.length === 0) return null;
  const isWhole = lines.length === posted.document.lines.length && posted.credits.length === 0 && what === "all";
  return totalled(posted, {
    number: `${posted.document.number}-${what === "all" ? "CN" : `CN${posted.credits.length + 1}`}`,
    lines: [...lines],
    rounding: isWhole ? posted.document.rounding : "0.00",
    reason,
    goodsReturned: true,
  });
}

/** The credit note of one refund: what it names of the order, else money alone; its total is what was given back. */
function creditOfRefund(posted: PostedSale, refund: Refund): SalesDocument {
  const lines = refund.lines.flatMap((back) => {
    const line = posted.document.lines.find((one) => one.id === back.lineId);
    return line === undefined ? [] : [refundedLine(line, back.quantity, back.amount)];
  });
  const document = totalled(posted, {
    number: refund.id,
    lines: lines.length > 0 ? lines : [moneyLine(refund)],
    rounding: "0.00",
    reason: refund.reason ?? "Refunded at the source",
    goodsReturned: lines.some((line) => line.kind === "item"),
  });
  return { ...document, total: toAmount(refund.amount) };
}

function refundedLine(line: DocumentLine, quantity: string, amount: string): DocumentLine {
  const whole = decimal(line.amount);
  const tax = whole.isZero() ? "0.00" : toSen(decimal(line.tax).times(amount).dividedBy(whole));
  const list = decimal(line.unitPrice).times(quantity).toDecimalPlaces(2);
  const base = { ...line, quantity: toQuantity(quantity), amount: toAmount(amount), tax, delivered: null, removed: "0" };
  if (list.greaterThanOrEqualTo(amount)) return { ...base, discount: toAmount(list.minus(amount)) };
  return { ...base, unitPrice: toAmount(isZero(quantity) ? amount : decimal(amount).dividedBy(quantity)), discount: "0.00" };
}

function moneyLine({ id, amount }: Refund): DocumentLine {
  return {
    id: `refund-${id}`.slice(0, 100), kind: "fee", sku: null, itemCode: null, description: "Refund", quantity: "1", uom: null, unitPrice: toAmount(amount),
    discount: "0.00", amount: toAmount(amount), tax: "0.00", taxRate: null, taxCode: null, classification: null, unitCode: null, location: null, delivered: null, removed: "0",
  };
}

/** What the source has added: more of a line, or lines that were not there. */
function topUp(posted: PostedSale, source: SalesDocument): FollowUp["makes"] {
  const lines = withoutRemoved(source).lines.flatMap((line) => {
    const added = sum(posted.topUps.flatMap((document) => document.lines.filter((one) => one.id === line.id).map((one) => one.quantity)));
    const more = wantedOf(source, line.id).minus(wantedOf(posted.sourceThen as SalesDocument, line.id)).minus(added);
    return more.greaterThan(0) ? [{ ...shareOf(line, more), delivered: null }] : [];
  });
  if (lines.length === 0) return null;
  const number = `${posted.document.number}-A${posted.topUps.length + 1}`;
  return { externalId: number, document: totalled(posted, { number, lines, rounding: "0.00", reason: null, goodsReturned: false }, source) };
}

type Content = Pick<SalesDocument, "number" | "lines" | "rounding" | "reason" | "goodsReturned">;

/** A document of its own about the posted one: same buyer, currency and tax, its own lines and sums. */
function totalled(posted: PostedSale, content: Content, source: SalesDocument = posted.document): SalesDocument {
  const { document } = posted;
  const made: SalesDocument = {
    ...document, ...content, number: content.number.slice(0, 50), references: [referenceTo(posted)], deliveries: [], refunds: [], currentTotal: null, part: null,
    deliveryDecision: null, isCancelled: false, cancelReason: null, isPaid: source.isPaid, unmapped: [], note: null,
    reason: content.reason?.slice(0, 80) ?? null,
  };
  return { ...made, tax: toAmount(computeTax(made)), total: toAmount(computeTotal(made)) };
}

/** What is compared when nothing was refunded, taken back or added: prices, parties, dates. */
function comparable(document: SalesDocument): object {
  const { lines, customer, currency, taxInclusive, date } = document;
  return {
    date, currency, taxInclusive,
    customer: { sourceId: customer.sourceId, email: customer.email },
    lines: lines.map(({ id, kind, quantity, unitPrice, discount, amount, tax }) => ({ id, kind, quantity: toQuantity(quantity), unitPrice: toAmount(unitPrice), discount: toAmount(discount), amount: toAmount(amount), tax: toAmount(tax) })),
  };
}

/** Lines that credit notes and top-ups account for are not compared once more. */
function withLinesOf(source: SalesDocument, then: SalesDocument): SalesDocument {
  const lines = then.lines.map((line) => {
    const now = source.lines.find((one) => one.id === line.id);
    return now === undefined || toQuantity(now.quantity) !== toQuantity(line.quantity) ? line : now;
  });
  return { ...source, lines };
}

function differInValue(old: object, next: object): boolean {
  return changesBetween(old, next).some(bearsValue);
}
