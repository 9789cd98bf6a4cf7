import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { decimal, differsBy, isZero, sum } from "#lib/canonical/money.ts";
import type { LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./book-settings.ts";
import { addressOf } from "./text.ts";
import { expectedTotals, lineAmounts, type LineAmounts, taxCodeOf } from "./line-amounts.ts";
import { markProblems, rateProblems, sayInto, tooLong, tooLongMessage } from "./say-problem.ts";
import { locationOf, partyOf } from "./sent-trade.ts";
import type { SentTrade } from "./sent-trade.ts";
import { descriptionOf } from "./trade-lines.ts";
import type { TradeDocument } from "./trade-lines.ts";
import type { TradeProduct } from "./trade-product.ts";

const MAX_DISCOUNT = 20;

/** What AutoCount could not store of a document with priced lines. `settings` are those of its side, sale or purchase. */
export function tradeProblems(sent: SentTrade, settings: BookSettings, product: TradeProduct): LedgerProblem[] {
  const { document } = sent;
  // What is transferred comes with the price and tax of its source: the read-back tells where they differ.
  const transferred = new Set("transfers" in sent ? sent.transfers?.map((transfer) => transfer.lineId) : []);
  const own = document.lines.map((line, index) => ({ line, index })).filter(({ line }) => !transferred.has(line.id));
  const reckoned = own.map(({ line }) => lineAmounts(line, document.taxInclusive, settings));
  const lines = own.flatMap(({ line, index }, nth) => lineProblems(line, reckoned[nth] as LineAmounts, { path: `lines[${index}]`, position: index + 1 }, document, settings, product));
  return [
    ...markProblems(sent),
    ...partyProblems(sent, product),
    ...rateProblems(document, settings),
    ...tooLong(product.limits[sent.kind], document),
    ...lines,
    // Lines that each fit can still add up to another total, where the source carries parts of a sen from line to line.
    ...(lines.length === 0 && transferred.size === 0 ? totalProblems(document, settings, reckoned) : []),
  ];
}

function partyProblems({ kind, document }: SentTrade, product: TradeProduct): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const say = sayInto(problems);
  const party = partyOf(document);
  const [field, label] = kind === "purchase_order" ? (["supplier", "Supplier"] as const) : (["customer", "Customer"] as const);
  const every = `on every ${product.nouns[kind]}.`;
  if (!party.code) say(`${field}.code`, `AutoCount needs a ${field} code ${every}`);
  if (party.name === "") say(`${field}.name`, `AutoCount needs a ${field} name ${every}`);
  const address = product.addressProblem(addressOf(party) ?? "", label, party.address ?? "");
  if (address !== null) say(`${field}.address`, address.message, address.limit);
  return problems;
}

function lineProblems(line: DocumentLine, amounts: LineAmounts, { path, position }: { path: string; position: number }, document: TradeDocument, settings: BookSettings, product: TradeProduct): LedgerProblem[] {
  const { decimals } = settings;
  const problems: LedgerProblem[] = [];
  const into = sayInto(problems);
  const say: typeof into = (field, message, limit) => into(`${path}.${field}`, `Line ${position}: ${message}`, limit);

  if (!decimal(line.quantity).greaterThan(0)) {
    say("quantity", `AutoCount takes only quantities above zero, not ${line.quantity}.`);
  }
  if (decimal(line.quantity).decimalPlaces() > decimals.quantity) {
    say("quantity", `the book keeps ${decimals.quantity} decimals of a quantity; ${line.quantity} would be rounded.`);
  }
  if (!line.itemCode && descriptionOf(line) === "" && isZero(line.unitPrice)) {
    say("description", "without item, description and price AutoCount would drop this line without a word.");
  }
  const location = locationOf(document);
  if (!product.linesHaveLocations && line.location && line.location !== location) {
    say("location", `${product.name} keeps one location per document: this line is at ${line.location}, the document at ${location ?? "several"}.`);
  }
  if (decimal(amounts.discount).isNegative()) say("discount", `a discount must not be negative, as ${line.discount} is.`);
  if (amounts.discount.length > MAX_DISCOUNT) {
    say("discount", tooLongMessage("the discount", amounts.discount.length, MAX_DISCOUNT), MAX_DISCOUNT);
  }
  if (differsBy(amounts.amount, decimal(line.amount).toDecimalPlaces(decimals.currency))) {
    say("amount", `AutoCount would compute ${amount(amounts.amount)}, the document says ${line.amount}.`);
  }
  if (!product.takesTaxAdjustments && !isZero(amounts.taxAdjustment)) {
    const computed = decimal(amounts.tax).minus(amounts.taxAdjustment).toFixed();
    say("tax", `AutoCount would compute tax of ${amount(computed)}, the document says ${amount(line.tax)}.`);
  }
  const untaxed = taxCodeProblem(line, settings);
  if (untaxed !== null) say("taxCode", untaxed);
  return problems;
}

function taxCodeProblem(line: DocumentLine, settings: BookSettings): string | null {
  if (taxCodeOf(line, settings) !== null) return null;
  if (line.taxCode) return `tax code ${line.taxCode} is not among the connection's tax codes; add it there with its rate.`;
  if (isZero(line.tax)) return null;
  const rate = line.taxRate === null ? "no rate is given" : `no tax code of the connection has ${line.taxRate}%`;
  return `it bears tax of ${line.tax}, but ${rate}.`;
}

function totalProblems(document: TradeDocument, settings: BookSettings, reckoned: readonly LineAmounts[]): LedgerProblem[] {
  const net = sum(document.lines.map((line) => line.amount)).plus(document.rounding);
  const added = document.taxInclusive ? net : net.plus(sum(document.lines.map((line) => line.tax)));
  const booked = expectedTotals(document, settings, reckoned).total;
  if (!differsBy(booked, added.toDecimalPlaces(settings.decimals.currency))) return [];
  const lines = `the lines add up to ${amount(added.toFixed())}`;
  return [{ field: "total", message: `AutoCount rounds each line by itself and would come to ${booked}; ${lines}.` }];
}

function amount(value: string): string {
  return decimal(value).toFixed(2);
}
