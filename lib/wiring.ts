import { z } from "zod";
import { createAutoCountCloud } from "#lib/autocount/cloud/autocount-cloud.ts";
import { checkConnection } from "#lib/autocount/cloud/check-connection.ts";
import { bookSettings } from "#lib/autocount/book-settings.ts";
import type { Turn } from "#lib/autocount/call.ts";
import { withoutSecret } from "#lib/autocount/without-secret.ts";
import { type CloudConnection, cloudConnection } from "#lib/autocount/cloud/connection.ts";
import { cloudFieldLimitsByKind } from "#lib/autocount/cloud/field-limits.ts";
import { listDebtorTins } from "#lib/autocount/cloud/list-debtor-tins.ts";
import { listLocations } from "#lib/autocount/cloud/list-locations.ts";
import { listParties, type CloudParty } from "#lib/autocount/cloud/list-parties.ts";
import { testConnection } from "#lib/autocount/cloud/test-connection.ts";
import { listProducts } from "#lib/autocount/cloud/list-products.ts";
import type { ConnectionCheck } from "#lib/autocount/connection-check.ts";
import type { ListingFailure } from "#lib/autocount/listing-failure.ts";
import { createAutoCountWebApi } from "#lib/autocount/webapi/autocount-webapi.ts";
import { checkWebApi } from "#lib/autocount/webapi/check-connection.ts";
import { type WebApiConnection, webApiConnection, webApiSettings, type WebApiSettings } from "#lib/autocount/webapi/connection.ts";
import { testWebApi } from "#lib/autocount/webapi/test-connection.ts";
import { webApiFieldLimitsByKind } from "#lib/autocount/webapi/field-limits.ts";
import { listCreditors, listDebtors, listItems, listLocations as listWebLocations, type WebParty } from "#lib/autocount/webapi/list-masters.ts";
import { documentWord, fillDocumentLink, type Booked } from "#lib/autocount/document-link.ts";
import { importSheets } from "#lib/autocount/import-sheets.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import type { Sheet } from "#lib/files/write-sheets.ts";
import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import { decimal } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { composeDocument } from "#lib/posting/compose-document.ts";
import type { Ledger, LedgerProblem, OnLedgerCall } from "#lib/posting/ledger.ts";
import { patience, patienceOf } from "#lib/posting/patience.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { LedgerMasters } from "#lib/reference/ledger-masters.ts";
import type { LedgerTest } from "#lib/posting/ledger-check.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { FieldLimit } from "#lib/rules/facts.ts";

/**
 * The connections there are: which adapter stands behind the ledger port. `sandbox` is the local one by AutoCount Cloud's
 * words; by the Web API's it is reached as any `autocount-webapi`.
 */
export const ledgerKinds = ["autocount-cloud", "autocount-webapi", "sandbox"] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** What the rest of the house may know of a company's ledger without calling it. */
export type LedgerProfile = {
  name: string;
  takes: ReadonlySet<Kind>;
  limits: readonly FieldLimit[];
  /** Percent -> tax code, as the book calls it. */
  taxCodes: ReadonlyMap<string, string>;
  docNoPrefix: string;
  creditTerm: string;
  /** A new debtor's tax identity is made before the debtor. */
  makesTaxEntities: boolean;
  /** What the book could not store of a document as it stands, as far as that is known before it is posted. Asks nobody. */
  unstorable(document: ToStore): LedgerProblem[];
};

/** A document on its way to the book: by what it is booked as, with the name of its party in the mirror (null where it has none). */
export type ToStore = Pick<StoredRecord, "id" | "kind" | "bookAs" | "document"> & { partyName: string | null };

/** How a book is set up, as a person gives it: terms, locations, accounts, tax codes; what only a Web API asks for is idle elsewhere. */
export type LedgerSettings = WebApiSettings;

/** The settings as stored, with what is usual in a new Malaysian book where nothing was given. */
export function readLedgerSettings(settings: unknown): LedgerSettings {
  return webApiSettings.parse(settings);
}

/** A connection as stored, its credentials already opened. */
export type OpenConnection = { kind: LedgerKind; baseUrl: string; book: string; settings: unknown; keyId: string; apiKey: string };

const names: Readonly<{ [kind in LedgerKind]: string }> = { "autocount-cloud": "AutoCount Cloud", "autocount-webapi": "AutoCount Accounting", sandbox: "AutoCount Cloud (sandbox)" };

/** Calls a minute, where nobody set another pace: of the Cloud's 100 some are left to other users of the key (cloud-api 26.8); 0: as many as it answers, as of the Web API, whose facts know no limit. */
const callsPerMinute: Readonly<{ [kind in LedgerKind]: number }> = { "autocount-cloud": 80, "autocount-webapi": 0, sandbox: 0 };

export { type ListedTaxCode, withListedTaxCodes } from "#lib/autocount/book-settings.ts";

export function ledgerName(kind: LedgerKind): string {
  return names[kind];
}

export function usualPace(kind: LedgerKind): number {
  return callsPerMinute[kind];
}

/** What such a connection can take and how its book is set up. Asks nobody. */
export function describeLedger(kind: LedgerKind, settings: unknown): LedgerProfile {
  const book = bookSettings.parse(settings);
  // The adapter is asked rather than a second list kept; no call is made.
  const ledger = openLedger({ kind, baseUrl: "http://127.0.0.1", book: "1", settings, keyId: "-", apiKey: "-" }, () => undefined);
  const taxCodes = new Map<string, string>();
  for (const { rate, code } of book.taxCodes) {
    const key = decimal(rate).toFixed();
    if (!taxCodes.has(key)) taxCodes.set(key, code);
  }
  return {
    name: names[kind],
    takes: new Set(kinds.filter((candidate) => ledger.takes(candidate))),
    limits: kind === "autocount-webapi" ? webApiFieldLimitsByKind : cloudFieldLimitsByKind,
    taxCodes,
    docNoPrefix: book.docNoPrefix,
    creditTerm: book.creditTerm,
    makesTaxEntities: ledger.taxEntities !== undefined,
    unstorable: (document) => unstorableIn(ledger, document),
  };
}

/**
 * The adapter's own problems with a document, without those that only posting settles: its number, and the lines that may be
 * taken over from another document, which come with the price and tax of that one (other-apis C.4).
 */
function unstorableIn(ledger: Ledger, { partyName, ...one }: ToStore): LedgerProblem[] {
  if (!ledger.takes(one.bookAs)) return [];
  // Of a party that is not known yet, the name comes with it.
  const terms = { name: partyName ?? "-", creditTerm: "" };
  const problems = ledger.problems(composeDocument(one, { docNo: numberToCome, docKey: null, digest: "" }, { terms, invoiceNo: null, transfers: [] }));
  const mayTransfer = one.kind === one.bookAs && (ledger.transfersInto?.(one.bookAs) ?? []).length > 0;
  return mayTransfer ? problems.filter(({ field }) => !/^(lines\b|total$)/.test(field)) : problems;
}

/** In place of the number that a document gets with its posting. */
const numberToCome = "HP-1";

/** The ledger behind the port. `onCall` hears of every call, secrets removed. */
export function openLedger({ kind, ...given }: OpenConnection, onCall: OnLedgerCall): Ledger {
  const connection = { ...given, timeoutMs: patienceOf(given.settings).answer };
  return kind === "autocount-webapi" ? createAutoCountWebApi(webApiConnection.parse(connection), onCall) : createAutoCountCloud(cloudConnection.parse(connection), onCall);
}

/** Whether the book is named to AutoCount at all: the key of a Web API opens one book, which then is only called something here. */
export function namesBook(kind: LedgerKind): boolean {
  return kind !== "autocount-webapi";
}

/** What is wrong with a connection as a person gave it; nothing where it can be used. Asks nobody. */
export function findConnectionIssues({ kind, ...given }: OpenConnection): { path: string; message: string }[] {
  const connection = (kind === "autocount-webapi" ? webApiConnection : cloudConnection).safeParse(given);
  const waits = z.object({ settings: z.object({ patience: patience.optional() }) }).safeParse({ settings: given.settings });
  return [connection, waits].flatMap((parsed) => parsed.error?.issues ?? []).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}

/** Asks the ledger whose book this is: one call, nothing is written. */
export async function checkLedger({ kind, ...connection }: OpenConnection): Promise<ConnectionCheck> {
  const check = await (kind === "autocount-webapi" ? checkWebApi(webApiConnection.parse(connection)) : checkConnection(cloudConnection.parse(connection)));
  return check.kind === "connected" && check.companyName !== null ? { ...check, companyName: withoutSecret(connection, check.companyName) } : check;
}

/**
 * Looks at all that the connection needs of its book, and writes nothing there. `prefixes`: what our numbers begin with. Each
 * of its calls waits for `turn`.
 */
export async function testLedger({ kind, ...connection }: OpenConnection, prefixes: readonly string[], turn: Turn): Promise<LedgerTest> {
  const test = await (kind === "autocount-webapi" ? testWebApi({ ...webApiConnection.parse(connection), turn }) : testConnection({ ...cloudConnection.parse(connection), turn }, prefixes));
  const clean = (text: string) => withoutSecret(connection, text);
  return { ...test, companyName: test.companyName && clean(test.companyName), checks: test.checks.map((check) => ({ ...check, text: clean(check.text), todo: check.todo && clean(check.todo) })) };
}

/** AutoCount's own word for a kind, as its addresses have it; null where documents of that kind have no number. */
export function ledgerWord(ledger: LedgerKind, kind: Kind): string | null {
  return documentWord(ledger === "autocount-webapi" ? "webapi" : "cloud", kind);
}

/** Where people see a document of the book in a browser, as an admin has said; null where nobody has, or it cannot be told of this one. */
export function ledgerLink(connection: { kind: LedgerKind; book: string; settings: unknown }, { kind, ...booked }: Booked): string | null {
  const template = readLedgerSettings(connection.settings).documentLink;
  const word = ledgerWord(connection.kind, kind);
  return template === null || word === null ? null : fillDocumentLink(template, { ...booked, word, book: connection.book });
}

/** A price that the mirror has room for; it serves look-ups only, so one that has none is left out. */
const mirroredPrice = decimalText.regex(/^-?\d{1,11}(\.|$)/);

/** Documents in the columns of AutoCount's own import. */
export function importSheetsOf(documents: readonly OfKind[]): Sheet[] {
  return importSheets(documents);
}

/** One of the lists that the mirror holds, and how far its reading is. */
export type MasterList = "item" | "customer" | "supplier" | "location";
export type ListProgress = { list: MasterList; rows: number; isDone: boolean };
export type MastersFailure = ListingFailure & { list: MasterList };
type OnProgress = (progress: ListProgress) => void;

/**
 * Every item, debtor, creditor and location of the book, each once, or which list could not be read and why. Each call waits
 * for `turn`, which leaves room for posting. Whole lists: the masters' listings have no filter by change (cloud-api 6.4, 21),
 * only documents have.
 */
export async function listMasters({ kind, ...connection }: OpenConnection, turn: Turn, onProgress: OnProgress = () => undefined): Promise<Result<LedgerMasters, MastersFailure>> {
  return kind === "autocount-webapi" ? listWebApiMasters({ ...webApiConnection.parse(connection), turn }, onProgress) : listCloudMasters({ ...cloudConnection.parse(connection), turn }, onProgress);
}

type Listed<Row> = Result<Row[], ListingFailure>;

/** Reads one list and tells how far it is. */
async function reading<Row>(list: MasterList, onProgress: OnProgress, listing: (onRows: (rows: number) => void) => Promise<Listed<Row>>): Promise<Result<Row[], MastersFailure>> {
  onProgress({ list, rows: 0, isDone: false });
  const listed = await listing((rows) => onProgress({ list, rows, isDone: false }));
  if (listed.ok) onProgress({ list, rows: listed.value.length, isDone: true });
  return listed.ok ? listed : err({ ...listed.error, list });
}

async function listCloudMasters(connection: CloudConnection, onProgress: OnProgress): Promise<Result<LedgerMasters, MastersFailure>> {
  const { creditTerm, creditorTerm } = connection.settings;
  // One after the other: all share the key's calls a minute.
  const products = await reading("item", onProgress, (onRows) => listProducts(connection, onRows));
  if (!products.ok) return products;
  const debtors = await reading("customer", onProgress, (onRows) => listParties(connection, "debtor", onRows));
  if (!debtors.ok) return debtors;
  const tins = await listDebtorTins(connection, debtors.value);
  // The key has just opened the other lists: where it is not let see these, there is nothing to tell of them.
  const creditors = await reading("supplier", onProgress, (onRows) => listParties(connection, "creditor", onRows));
  if (!creditors.ok && creditors.error.kind !== "stopped") return creditors;
  const locations = await reading("location", onProgress, (onRows) => listLocations(connection, onRows));
  if (!locations.ok && locations.error.kind !== "stopped") return locations;
  return ok({
    items: products.value.map(({ code, name, unit, price, taxCode, barcode, classification, cannotConsolidate, isActive }) => ({
      code, name, barcode, uom: unit, price: mirroredPrice.safeParse(price).data ?? null, taxCode, classification, cannotConsolidate, isActive,
    })),
    customers: onTerms(debtors.value.map((debtor) => ({ ...debtor, tin: tins.get(debtor.code) ?? null })), creditTerm),
    suppliers: creditors.ok ? onTerms(creditors.value, creditorTerm) : null,
    locations: locations.ok ? locations.value : null,
    units: products.value.flatMap(({ code, units }) => units.flatMap(({ unit, rate }) => (mirroredPrice.safeParse(rate).success && unit.trim() !== "" ? [{ itemCode: code, uom: unit.trim(), rate }] : []))),
  });
}

async function listWebApiMasters(connection: WebApiConnection, onProgress: OnProgress): Promise<Result<LedgerMasters, MastersFailure>> {
  const { creditTerm, creditorTerm, homeCurrency } = connection.settings;
  const inCurrency = (parties: readonly WebParty[]) => parties.map((party) => ({ ...party, currency: party.currency ?? homeCurrency }));
  const items = await reading("item", onProgress, () => listItems(connection));
  if (!items.ok) return items;
  const debtors = await reading("customer", onProgress, () => listDebtors(connection));
  if (!debtors.ok) return debtors;
  const creditors = await reading("supplier", onProgress, () => listCreditors(connection));
  if (!creditors.ok) return creditors;
  const locations = await reading("location", onProgress, () => listWebLocations(connection));
  if (!locations.ok) return locations;
  return ok({
    items: items.value.map(({ price, units: _units, ...item }) => ({ ...item, price: mirroredPrice.safeParse(price).data ?? null })),
    customers: onTerms(inCurrency(debtors.value), creditTerm),
    suppliers: onTerms(inCurrency(creditors.value), creditorTerm),
    locations: locations.value,
    units: items.value.flatMap(({ code, units }) =>
      units.flatMap(({ uom, rate, price }) => (mirroredPrice.safeParse(rate).success ? [{ itemCode: code, uom, rate, price: mirroredPrice.safeParse(price).data ?? null }] : [])),
    ),
    // Its lists are bare arrays, or objects around one: nothing says how many rows the book has (other-apis H).
    isUncounted: true,
  });
}

/** A party whose term the listing does not tell goes by the book's usual one. */
function onTerms<Party extends CloudParty>(parties: readonly Party[], usualTerm: string) {
  return parties.map(({ creditTerm, ...party }) => ({ ...party, creditTerm: creditTerm ?? usualTerm }));
}
