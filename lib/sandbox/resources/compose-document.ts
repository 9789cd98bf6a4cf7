import { rateOf } from "#lib/sandbox/books.ts";
import { fieldProblems } from "#lib/sandbox/read-fields.ts";
import { checkReferences, findParty, findStock } from "#lib/sandbox/references.ts";
import { badRequest, notExistsMessage, pascal } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import type { MasterRow } from "#lib/sandbox/store.ts";
import { addDays } from "#lib/sandbox/clock.ts";
import { filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { lockedMessage } from "#lib/sandbox/periods.ts";
import { partRows } from "./document-parts.ts";
import type { DocumentSpec, Draft } from "./document-spec.ts";

/** A line on its way in; `isUntouched` lines of an update are not filled automatically again. */
export interface IncomingLine {
  readonly values: Values;
  readonly isUntouched: boolean;
}

/**
 * Turns header and lines, complete with defaults, into what the book would store: empty lines dropped, fields and
 * references checked, defaults of the book filled in, priced. Refuses as the real API does: all missing and over-long
 * fields in one message, then the first unknown reference, then dates.
 */
export function composeDocument(
  call: Call,
  spec: DocumentSpec,
  master: Values,
  incoming: readonly IncomingLine[],
  autoFill: ReadonlySet<string>,
): Draft {
  const kept = incoming.filter((line) => !spec.isDropped(line.values));
  const rows = (spec.parts ?? []).flatMap((part) => partRows(master, part.name).map((row) => ({ part, row })));
  const problems = [
    ...fieldProblems(spec.master, master),
    ...rows.flatMap(({ part, row }) => fieldProblems(part.fields, row)),
    ...kept.flatMap((line) => fieldProblems(spec.detail, line.values, autoFill)),
  ];
  if (problems.length > 0) throw badRequest([...new Set(problems)].join(" "));

  checkReferences(call.store, call.book, spec.master, master);
  for (const { part, row } of rows) checkReferences(call.store, call.book, part.fields, row);
  checkDates(call, master);
  const lines = kept.map((line) => completeLine(call, spec, line, autoFill));
  spec.check?.(master, lines);
  return spec.price({ master: { ...master, ...partyFacts(call, spec, master) }, lines }, call.book.settings);
}

function completeLine(call: Call, spec: DocumentSpec, line: IncomingLine, autoFill: ReadonlySet<string>): Values {
  const code = spec.itemField && filledText(line.values, spec.itemField);
  const product = code === null ? null : (findStock(call.store, call.book, code)?.master ?? null);
  const filled: Values = { ...line.values };
  for (const [field, defaultOf] of Object.entries(spec.autoFill)) {
    if (!autoFill.has(field) || line.isUntouched) continue;
    // What is set up in the book overwrites; where nothing is, an explicitly sent value was seen to stay.
    filled[field] = defaultOf(filled, { product, settings: call.book.settings }) ?? filled[field] ?? null;
  }
  const missing = spec.detail.find((field) => field.required && filledText(filled, field.name) === null);
  if (missing) throw badRequest(`${pascal(missing.name)} is required.`);
  checkReferences(call.store, call.book, spec.detail, filled);
  return { ...filled, productId: product?.fields["productId"] ?? null, ...variantFacts(filled, product) };
}

/** A variant is named by its own stock code, or by its options joined with "-". */
function variantFacts(line: Values, product: MasterRow | null): Values {
  const name = filledText(line, "productVariant");
  if (name === null) return { productVariantId: null, productVariant1Option: null, productVariant2Option: null };
  const variant = product?.parts["productVariants"]?.find((known) => {
    const options = [textOf(known, "productVariant1OptionName"), textOf(known, "productVariant2OptionName")];
    return textOf(known, "stockCode") === name || options.filter((option) => option !== null).join("-") === name;
  });
  if (!variant) throw badRequest(notExistsMessage("productVariant", "ProductVariant", name));
  return {
    productVariantId: variant["productVariantId"] ?? null,
    productVariant1Option: variant["productVariant1OptionName"] ?? null,
    productVariant2Option: variant["productVariant2OptionName"] ?? null,
  };
}

/** What follows from the party and the term: currency, its rate where none was sent, due date. */
function partyFacts(call: Call, spec: DocumentSpec, master: Values): Values {
  const { settings } = call.book;
  if (spec.party === null) return {};
  const code = textOf(master, spec.party.field);
  const party = code === null ? null : findParty(call.store, call.book, spec.party.kinds, code);
  const currencyCode = (party && textOf(party.master.fields, "currencyCode")) ?? settings.currency;
  const term = settings.creditTerms.find((known) => known.creditTerm === master["creditTerm"]);
  const docDate = textOf(master, "docDate");
  return {
    currencyCode,
    currencyRate: textOf(master, "currencyRate") ?? rateOf(settings, currencyCode) ?? "1",
    dueDate: docDate === null ? null : addDays(docDate, term?.days ?? 0),
  };
}

/** Within a fiscal year and after what is closed; the books' past stays as it was. */
export function checkDates(call: Call, master: Values): void {
  const day = textOf(master, "docDate")?.slice(0, 10);
  if (day === undefined) return;
  if (!call.book.settings.fiscalYears.some((year) => year.from <= day && day <= year.to)) {
    throw badRequest(`DocDate (${day}) is not within any fiscal year.`);
  }
  const { closedUntil, lockedMonths } = call.book.settings;
  if (lockedMonths.includes(day.slice(0, 7))) throw badRequest(lockedMessage(day));
  if (closedUntil !== null && day <= closedUntil) throw badRequest(`DocDate (${day}) is in a closed period.`);
}
