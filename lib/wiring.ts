import { z } from "zod";
import { createAutoCountCloud } from "#lib/autocount/cloud/autocount-cloud.ts";
import { checkConnection } from "#lib/autocount/cloud/check-connection.ts";
import { bookSettings } from "#lib/autocount/book-settings.ts";
import { cloudConnection } from "#lib/autocount/cloud/connection.ts";
import { cloudFieldLimitsByKind } from "#lib/autocount/cloud/field-limits.ts";
import { listLocations } from "#lib/autocount/cloud/list-locations.ts";
import { listParties, type CloudParty } from "#lib/autocount/cloud/list-parties.ts";
import { listProducts } from "#lib/autocount/cloud/list-products.ts";
import type { ConnectionCheck } from "#lib/autocount/connection-check.ts";
import type { ListingFailure } from "#lib/autocount/listing-failure.ts";
import { createAutoCountWebApi } from "#lib/autocount/webapi/autocount-webapi.ts";
import { checkWebApi } from "#lib/autocount/webapi/check-connection.ts";
import { webApiConnection } from "#lib/autocount/webapi/connection.ts";
import { webApiFieldLimitsByKind } from "#lib/autocount/webapi/field-limits.ts";
import { listCreditors, listDebtors, listItems, listLocations as listWebLocations, type WebParty } from "#lib/autocount/webapi/list-masters.ts";
import { kinds, type Kind } from "#lib/canonical/kinds.ts";
import { decimal, decimalText } from "#lib/canonical/money.ts";
import type { Ledger, OnLedgerCall } from "#lib/posting/ledger.ts";
import { patience, patienceOf } from "#lib/posting/patience.ts";
import type { LedgerMasters } from "#lib/reference/ledger-masters.ts";
import { ok, type Result } from "#lib/result.ts";
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
};

/** A connection as stored, its credentials already opened. */
export type OpenConnection = { kind: LedgerKind; baseUrl: string; book: string; settings: unknown; keyId: string; apiKey: string };

const names: Readonly<{ [kind in LedgerKind]: string }> = { "autocount-cloud": "AutoCount Cloud", "autocount-webapi": "AutoCount Accounting", sandbox: "AutoCount Cloud (sandbox)" };

/** Calls a minute, where nobody set another pace: of the Cloud's 100 some are left to other users of the key (cloud-api 26.8); 0: as many as it answers, as of the Web API, whose facts know no limit. */
const callsPerMinute: Readonly<{ [kind in LedgerKind]: number }> = { "autocount-cloud": 80, "autocount-webapi": 0, sandbox: 0 };

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
  };
}

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
  return kind === "autocount-webapi" ? checkWebApi(webApiConnection.parse(connection)) : checkConnection(cloudConnection.parse(connection));
}

/** A price that the mirror has room for; it serves look-ups only, so one that has none is left out. */
const mirroredPrice = decimalText.regex(/^-?\d{1,11}(\.|$)/);

/** Every item, debtor, creditor and location of the book, each once, or why they could not all be read. Leaves calls for posting. */
export async function listMasters({ kind, ...connection }: OpenConnection): Promise<Result<LedgerMasters, ListingFailure>> {
  return kind === "autocount-webapi" ? listWebApiMasters(connection) : listCloudMasters(connection);
}

async function listCloudMasters(given: object): Promise<Result<LedgerMasters, ListingFailure>> {
  const connection = cloudConnection.parse(given);
  const { creditTerm, creditorTerm } = connection.settings;
  // One after the other: all share the key's calls a minute.
  const products = await listProducts(connection);
  if (!products.ok) return products;
  const debtors = await listParties(connection, "debtor");
  if (!debtors.ok) return debtors;
  // The key has just opened the other lists: where it is not let see these, there is nothing to tell of them.
  const creditors = await listParties(connection, "creditor");
  if (!creditors.ok && creditors.error.kind !== "stopped") return creditors;
  const locations = await listLocations(connection);
  if (!locations.ok && locations.error.kind !== "stopped") return locations;
  return ok({
    items: products.value.map(({ code, name, unit, price, taxCode, barcode, classification, isActive }) => ({
      code, name, barcode, uom: unit, price: mirroredPrice.safeParse(price).data ?? null, taxCode, classification, isActive,
    })),
    customers: onTerms(debtors.value, creditTerm),
    suppliers: creditors.ok ? onTerms(creditors.value, creditorTerm) : null,
    locations: locations.ok ? locations.value : null,
    units: products.value.flatMap(({ code, units }) => units.flatMap(({ unit, rate }) => (mirroredPrice.safeParse(rate).success && unit.trim() !== "" ? [{ itemCode: code, uom: unit.trim(), rate }] : []))),
  });
}

async function listWebApiMasters(given: object): Promise<Result<LedgerMasters, ListingFailure>> {
  const connection = webApiConnection.parse(given);
  const { creditTerm, creditorTerm, homeCurrency } = connection.settings;
  const inCurrency = (parties: readonly WebParty[]) => parties.map((party) => ({ ...party, currency: party.currency ?? homeCurrency }));
  const items = await listItems(connection);
  if (!items.ok) return items;
  const debtors = await listDebtors(connection);
  if (!debtors.ok) return debtors;
  const creditors = await listCreditors(connection);
  if (!creditors.ok) return creditors;
  const locations = await listWebLocations(connection);
  if (!locations.ok) return locations;
  return ok({
    items: items.value.map(({ price, ...item }) => ({ ...item, price: mirroredPrice.safeParse(price).data ?? null })),
    customers: onTerms(inCurrency(debtors.value), creditTerm),
    suppliers: onTerms(inCurrency(creditors.value), creditorTerm),
    locations: locations.value,
  });
}

/** A party whose term the listing does not tell goes by the book's usual one. */
function onTerms(parties: readonly CloudParty[], usualTerm: string) {
  return parties.map(({ creditTerm, ...party }) => ({ ...party, creditTerm: creditTerm ?? usualTerm }));
}
