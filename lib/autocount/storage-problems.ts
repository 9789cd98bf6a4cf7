import type { DocumentLine, SalesDocument } from "#lib/canonical/document.ts";
import { decimal, differsBy, isZero, sum } from "#lib/canonical/money.ts";
import type { LedgerDocument, LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./cloud-connection.ts";
import { cloudFieldLimits, debtorFieldLimits, findTooLong, productFieldLimits } from "./field-limits.ts";
import type { FieldLimit } from "./field-limits.ts";
import { addressOf, descriptionOf, referenceOf } from "./invoice-body.ts";
import type { Invoice } from "./invoice-body.ts";
import { expectedTotal, lineAmounts, taxCodeOf } from "./line-amounts.ts";

/** AutoCount takes 50; 30 keeps our numbers within what AutoCount on-premise takes (cloud-api 10). */
const documentNumber = /^[A-Z0-9-]{1,30}$/;
const MAX_REFERENCE = 40;
const MAX_ADDRESS = 200;
const MAX_DISCOUNT = 20;

/**
 * Everything that AutoCount Cloud could not store as it stands: what is too long or missing, what it would round, recompute
 * or silently drop. Found without asking it; empty where the document can be sent. Whether the document's own amounts
 * agree with each other is a hold rule's question, not this one's.
 */
export function storageProblems(document: LedgerDocument, settings: BookSettings): LedgerProblem[] {
  switch (document.kind) {
    case "invoice":
      return invoiceProblems(document, settings);
    case "sales_order":
      return [{ field: "kind", message: "AutoCount Cloud has no sales orders: the order waits for its invoice." }];
    case "customer":
      return [
        ...keyProblems("code", document.key, document.document.code),
        ...tooLong(document.document, debtorFieldLimits),
        ...currencyProblems(document.document.currency, settings),
      ];
    case "item":
      return [
        ...keyProblems("code", document.key, document.document.code),
        ...tooLong(document.document, productFieldLimits),
      ];
  }
}

function invoiceProblems(invoice: Invoice, settings: BookSettings): LedgerProblem[] {
  const { document } = invoice;
  const lines = document.lines.flatMap((line, index) => lineProblems(line, `lines[${index}]`, index + 1, document, settings));
  return [
    ...headProblems(invoice, settings),
    ...tooLong(document, cloudFieldLimits),
    ...lines,
    // Lines that each fit can still add up to another total, where the source carries parts of a sen from line to line.
    ...(lines.length === 0 ? totalProblems(document, settings) : []),
  ];
}

function headProblems(invoice: Invoice, settings: BookSettings): LedgerProblem[] {
  const { document, key, recordId } = invoice;
  const { customer, currency, currencyRate } = document;
  const problems: LedgerProblem[] = [];
  const say = sayInto(problems);
  if (!documentNumber.test(key)) {
    say("key", `The document number ${key} must be at most 30 upper-case letters, digits and hyphens.`, 30);
  }
  if (referenceOf(recordId).length > MAX_REFERENCE) {
    say("recordId", "The record's id does not fit into AutoCount's reference field.", MAX_REFERENCE);
  }
  if (!customer.code) say("customer.code", "AutoCount needs a customer code on every invoice.");
  if (customer.name === "") say("customer.name", "AutoCount needs a customer name on every invoice.");
  const address = addressOf(document) ?? "";
  if (address.length > MAX_ADDRESS && (customer.address ?? "").length <= MAX_ADDRESS) {
    const message = tooLongMessage("Customer address with postcode and country", address.length, MAX_ADDRESS);
    say("customer.address", message, MAX_ADDRESS);
  }
  problems.push(...currencyProblems(currency, settings));
  if (currency === settings.homeCurrency && currencyRate !== null && differsBy(currencyRate, "1")) {
    say("currencyRate", `The rate of ${currency} is ${currencyRate}, but it is the book's own currency.`);
  }
  if (currency !== settings.homeCurrency && (currencyRate === null || !decimal(currencyRate).greaterThan(0))) {
    say("currencyRate", `AutoCount needs the rate of ${currency} to ${settings.homeCurrency}.`);
  }
  return problems;
}

function lineProblems(
  line: DocumentLine,
  path: string,
  position: number,
  document: SalesDocument,
  settings: BookSettings,
): LedgerProblem[] {
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
  const amounts = lineAmounts(line, document.taxInclusive, settings);
  if (decimal(amounts.discount).isNegative()) say("discount", `a discount must not be negative, as ${line.discount} is.`);
  if (amounts.discount.length > MAX_DISCOUNT) {
    say("discount", tooLongMessage("the discount", amounts.discount.length, MAX_DISCOUNT), MAX_DISCOUNT);
  }
  if (differsBy(amounts.amount, decimal(line.amount).toDecimalPlaces(decimals.currency))) {
    say("amount", `AutoCount would compute ${amount(amounts.amount)}, the document says ${line.amount}.`);
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

function totalProblems(document: SalesDocument, settings: BookSettings): LedgerProblem[] {
  const net = sum(document.lines.map((line) => line.amount)).plus(document.rounding);
  const added = document.taxInclusive ? net : net.plus(sum(document.lines.map((line) => line.tax)));
  const booked = expectedTotal(document, settings);
  if (!differsBy(booked, added.toDecimalPlaces(settings.decimals.currency))) return [];
  const lines = `the lines add up to ${amount(added.toFixed())}`;
  return [{ field: "total", message: `AutoCount rounds each line by itself and would come to ${booked}; ${lines}.` }];
}

function currencyProblems(currency: string, settings: BookSettings): LedgerProblem[] {
  if (currency === settings.homeCurrency || settings.foreignCurrencies.includes(currency)) return [];
  const message = `The connection is not set up for ${currency}; its book is kept in ${settings.homeCurrency}.`;
  return [{ field: "currency", message }];
}

function keyProblems(field: string, key: string, code: string): LedgerProblem[] {
  return key === code ? [] : [{ field, message: `The code ${code} is not the key ${key} under which it is booked.` }];
}

function tooLong(document: unknown, limits: readonly FieldLimit[]): LedgerProblem[] {
  return findTooLong(document, limits).map(({ path, length, limit }) => ({
    field: path,
    message: tooLongMessage(limit.label, length, limit.max),
    limit: limit.max,
  }));
}

function sayInto(problems: LedgerProblem[]) {
  return (field: string, message: string, limit?: number): void => {
    problems.push({ field, message, ...(limit !== undefined && { limit }) });
  };
}

function tooLongMessage(label: string, length: number, max: number): string {
  return `${label} has ${length} characters; AutoCount takes ${max}.`;
}

function amount(value: string): string {
  return decimal(value).toFixed(2);
}
