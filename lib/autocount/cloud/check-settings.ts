import { z } from "zod";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";
import type { Result } from "#lib/result.ts";
import type { BookSettings } from "../book-settings.ts";
import type { ListingFailure } from "../listing-failure.ts";
import type { CloudConnection } from "./connection.ts";
import { listLocations } from "./list-locations.ts";
import { collides, numberFormatRow } from "./number-formats.ts";
import { readListing, type Listing } from "./read-listing.ts";

const text = z.string().nullish().transform((value) => value?.trim() || null);

// How these listings name their columns is not documented (cloud-api 23): the document's own word, or a code.
const agentRow = z.object({ salesagent: text, code: text }).transform(({ salesagent, code }) => salesagent ?? code ?? "");
const methodRow = z.object({ paymentmethod: z.string(), isactive: z.boolean().nullish() });
const accountRow = z.object({ accno: z.string() }).transform(({ accno }) => accno);

const formats: Listing<z.infer<typeof numberFormatRow>> = {
  name: "number format", page: (page) => ({ method: "GET", path: `docNoFormat/listing?page=${page}` }), row: numberFormatRow, keyOf: ({ docType, name }) => `${docType}|${name}`,
};
const agents: Listing<string> = { name: "sales agent", page: (page) => ({ method: "GET", path: `salesAgent/listing?page=${page}` }), row: agentRow, keyOf: (agent) => agent };
const methods: Listing<z.infer<typeof methodRow>> = {
  name: "payment method", page: (page) => ({ method: "GET", path: `paymentMethod/listing?page=${page}` }), row: methodRow, keyOf: ({ paymentmethod }) => paymentmethod,
};
const accounts: Listing<string> = { name: "account", page: (page) => ({ method: "POST", path: `account/listing?page=${page}`, body: "{}" }), row: accountRow, keyOf: (account) => account };

/** What the settings call an account, and how the screen calls that setting. */
const accountNames: readonly (readonly [keyof BookSettings & `${string}Account`, string])[] = [
  ["debtorControlAccount", "trade debtors"], ["creditorControlAccount", "trade creditors"], ["salesAccount", "sales"], ["returnAccount", "returns"],
  ["shippingAccount", "delivery charges"], ["feeAccount", "fees"], ["tipAccount", "tips"], ["dutyAccount", "duties"], ["giftCardAccount", "gift cards"], ["roundingAccount", "rounding"],
];

/**
 * Whether the book has what the settings name, spelled the same (cloud-api 4), and whether its own number formats can ever
 * give one of our numbers (cloud-api 10). Terms, tax codes and currencies cannot be listed: that is said.
 */
export async function checkSettings(connection: CloudConnection, prefixes: readonly string[]): Promise<LedgerCheck[]> {
  const { settings } = connection;
  const checks: LedgerCheck[] = [];
  // One after the other: all share the key's calls a minute.
  const found = await readListing(connection, formats);
  checks.push(numberCheck(found, prefixes));
  const locations = await listLocations(connection);
  const { salesLocation, purchaseLocation, stockLocation } = settings;
  checks.push(namedCheck({ id: "locations", title: "Locations" }, mapped(locations, ({ code }) => code), [["sales", salesLocation], ["purchases", purchaseLocation], ["stock adjustments", stockLocation]]));
  if (settings.salesAgent !== null) checks.push(namedCheck({ id: "agents", title: "Sales agent" }, await readListing(connection, agents), [["sales", settings.salesAgent]]));
  checks.push(namedCheck({ id: "accounts", title: "Accounts" }, await readListing(connection, accounts), accountNames.map(([name, words]) => [words, settings[name]])));
  const active = mapped(await readListing(connection, methods), ({ paymentmethod, isactive }) => (isactive === false ? "" : paymentmethod));
  const paidBy = settings.receiptMethods.map(({ paidBy: word, method }) => [`“${word}”`, method] as const);
  checks.push(namedCheck({ id: "payment-methods", title: "Payment methods" }, active, [["receipts", settings.receiptMethod], ...paidBy]));
  checks.push({
    id: "unlisted", group: "settings", title: "Terms, tax codes, currencies", state: "unknown", text: "Not tested: AutoCount Cloud cannot list them.",
    todo: "Compare them with the book by eye, to the last dot: C.O.D. is another term than COD.",
  });
  return checks;
}

type Listed<T> = Result<T[], ListingFailure>;

function numberCheck(found: Listed<z.infer<typeof numberFormatRow>>, prefixes: readonly string[]): LedgerCheck {
  const check = { id: "numbers", group: "settings", title: "Document numbers" } as const;
  if (!found.ok) return { ...check, ...unread(found.error, "number formats") };
  const met = found.value.flatMap((format) => prefixes.filter((prefix) => collides(format, prefix)).map((prefix) => ({ format, prefix })));
  if (met.length === 0) return { ...check, state: "ok", text: `None of the book's ${found.value.length} number formats gives numbers that begin as ours do (${prefixes.join(", ")}).`, todo: null };
  const words = met.map(({ format, prefix }) => `${format.format} (${format.name}${format.docType === "" ? "" : `, ${format.docType}`}) meets ${prefix}`);
  return {
    ...check, state: "failed", text: `The book's own number formats can give our numbers: ${words.join("; ")}.`,
    todo: "Choose another beginning for our numbers, or change the format in AutoCount. Otherwise a document will find its number taken.",
  };
}

/** Whether each name is in the list. A name that stands for several things is told once for each. */
function namedCheck(check: { id: string; title: string }, listed: Listed<string>, named: readonly (readonly [string, string])[]): LedgerCheck {
  const about = { ...check, group: "settings" } as const;
  if (!listed.ok) return { ...about, ...unread(listed.error, check.title.toLowerCase()) };
  const there = new Set(listed.value);
  const missing = named.filter(([, name]) => !there.has(name));
  if (missing.length === 0) return { ...about, state: "ok", text: `All that the settings name are in the book: ${[...new Set(named.map(([, name]) => name))].join(", ")}.`, todo: null };
  return {
    ...about, state: "failed", text: `Not in the book: ${missing.map(([what, name]) => `${name} (${what})`).join(", ")}.`,
    todo: `Spell it exactly as the book does, or add it in AutoCount. ${there.size > 0 && there.size <= 12 ? `The book has: ${[...there].filter((name) => name !== "").join(", ")}.` : ""}`.trim(),
  };
}

function unread(failure: ListingFailure, what: string): Pick<LedgerCheck, "state" | "text" | "todo"> {
  if (failure.kind === "stopped") return { state: "warning", text: `The key may not list the book's ${what}: ${failure.reason}`, todo: "Allow it in AutoCount under Settings > API Keys, so that this can be checked." };
  return { state: "unknown", text: `The book's ${what} could not be read: ${failure.reason}`, todo: "Test again." };
}

function mapped<T>(listed: Listed<T>, nameOf: (row: T) => string): Listed<string> {
  return listed.ok ? { ok: true, value: listed.value.map(nameOf) } : listed;
}
