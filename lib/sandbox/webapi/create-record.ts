import { fold, isJsonObject, member } from "#lib/sandbox/json.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { readArray, requireObject, withDefaults } from "#lib/sandbox/read-fields.ts";
import { findParty } from "#lib/sandbox/references.ts";
import { badRequest, notExistsMessage } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";
import { composeDocument } from "#lib/sandbox/resources/compose-document.ts";
import { addDocument, fillFromParty } from "#lib/sandbox/resources/document.ts";
import type { DocumentSpec } from "#lib/sandbox/resources/document-spec.ts";
import type { MasterRow, StoredDocument } from "#lib/sandbox/store.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { checkLocked } from "./locked-period.ts";
import { transferLines } from "./transfer-lines.ts";
import type { WebDocument } from "./web-documents.ts";
import { joinedAddress, readWebFields } from "./web-fields.ts";

/** Books what `{ Master, Details, TransferDetails, Options }` says (other-apis C.3, C.4). */
export function createRecord(call: Call, document: WebDocument): StoredDocument {
  const { settings } = call.book;
  const { given } = readWebFields(document.master, requireObject(call.body, "Master"), "Master", settings);
  checkLocked(call, textOf(given, "docDate"));
  const spec = withoutLimits(document.spec);
  const master = headOf(call, document, spec, given);
  const lines = [
    ...(readArray(call.body, "Details") ?? []).map((row, index) => {
      const line = readWebFields(document.detail, row, `Details[${index}]`, settings);
      return lineOf(call, document, spec, line.given, line.defaults);
    }),
    ...transferLines(call, document, readArray(call.body, "TransferDetails") ?? []),
  ];
  const draft = composeDocument(call, spec, master, lines.map((values) => ({ values: withAccount(call, document, values), isUntouched: false })), new Set());
  if (decimalOf(draft.master, "netTotal").isNegative()) throw badRequest("Net total cannot be negative.");
  const isDraft = option(call, "SaveAsDraft") === true;
  return addDocument(call, document.spec, draft, !isDraft);
}

/** What is left out or asked for as a default comes from the party, then from the book. */
function headOf(call: Call, document: WebDocument, spec: DocumentSpec, given: Values): Values {
  const { settings } = call.book;
  const [codeField, nameField] = document.party === "debtor" ? ["debtorCode", "debtorName"] : ["creditorCode", "creditorName"];
  const code = filledText(given, codeField);
  const party = code === null ? null : findParty(call.store, call.book, [document.party], code);
  if (code !== null && party === null) throw badRequest(notExistsMessage(codeField, document.party === "debtor" ? "Debtor" : "Creditor", code));
  const currency = (party && textOf(party.master.fields, "currencyCode")) ?? settings.currency;
  const asked = filledText(given, "currencyCode");
  if (asked !== null && asked !== currency) throw badRequest(`CurrencyCode ${asked} is not the currency of ${code}.`);
  const location = settings.locations[0]?.location ?? null;
  const own: Values = {
    ...given,
    [nameField]: given[nameField] ?? (party && textOf(party.master.fields, "companyName")) ?? null,
    creditTerm: given["creditTerm"] ?? (party && textOf(party.master.fields, "creditTerm")) ?? null,
    ...(document.party === "debtor" ? { salesLocation: given["salesLocation"] ?? location } : { purchaseLocation: given["purchaseLocation"] ?? location }),
    ...addressIn(given, "InvAddr", "address"),
    ...addressIn(given, "DeliverAddr", "deliverAddress"),
  };
  return { ...own, ...fillFromParty(call, spec, own, withDefaults(spec.master, own)) };
}

function addressIn(given: Values, prefix: string, field: string): Values {
  const address = joinedAddress(given, prefix);
  return address === undefined ? {} : { [field]: address };
}

function lineOf(call: Call, document: WebDocument, spec: DocumentSpec, given: Values, defaults: ReadonlySet<string>): Values {
  const code = filledText(given, "productCode");
  const product = code === null ? null : (call.store.findMaster(call.book, "product", code)?.master ?? null);
  const taxField = document.party === "debtor" ? "supplyTaxCode" : "purchaseTaxCode";
  const filled: Values = { ...given };
  const location = filledText(given, "location");
  if (location !== null && !call.book.settings.locations.some((known) => known.location === location)) {
    throw badRequest(notExistsMessage("location", "Location", location));
  }
  if (product !== null) {
    filled["unit"] = given["unit"] ?? textOf(product.fields, "unit");
    filled["unitRate"] = unitRate(product, textOf(filled, "unit"));
    filled["description"] = given["description"] ?? textOf(product.fields, "productName");
    filled["unitPrice"] = given["unitPrice"] ?? textOf(product.fields, "price");
    if (defaults.has("taxCode")) filled["taxCode"] = textOf(product.fields, taxField);
  }
  return { ...filled, ...withDefaults(spec.detail, filled) };
}

/** Base units in one of `unit`; refuses a unit that the item does not have. */
function unitRate(product: MasterRow, unit: string | null): string {
  const base = textOf(product.fields, "unit");
  if (unit === null || base === null || unit.toLowerCase() === base.toLowerCase()) return "1";
  const pack = product.parts["productMultiPacks"]?.find((known) => textOf(known, "multiPack")?.toLowerCase() === unit.toLowerCase());
  if (pack === undefined) throw badRequest(notExistsMessage("UOM", "ItemUOM", unit));
  return textOf(pack, "multiPackRate") ?? "1";
}

/** An item's line is booked where its posting group says, else to the first account of its side; other lines bring their own. */
function withAccount(call: Call, { code }: WebDocument, line: Values): Values {
  const item = filledText(line, "productCode");
  if (filledText(line, "accNo") !== null || item === null) return line;
  const product = call.store.findMaster(call.book, "product", item)?.master;
  const { postingGroups, accounts } = call.book.settings;
  const group = postingGroups.find((known) => known.postingGroup === product?.fields["postingGroup"]);
  const usual = accounts.find((account) => account.accType === (code === "CN" ? "SA" : "SL"));
  return { ...line, accNo: group?.salesAccNo ?? usual?.accNo ?? null };
}

/** The Cloud's lengths are not the desktop's; those were checked when the body was read. */
function withoutLimits(spec: DocumentSpec): DocumentSpec {
  const free = ({ max: _max, ...field }: Field): Field => field;
  return { ...spec, master: spec.master.map(free), detail: spec.detail.map(free) };
}

function option(call: Call, name: string): unknown {
  const options = isJsonObject(call.body) ? member(fold(call.body), "Options") : undefined;
  return isJsonObject(options) ? member(fold(options), name) : undefined;
}
