import type { LedgerCheck, LedgerTest } from "#lib/posting/ledger-check.ts";
import { withoutSecret } from "../without-secret.ts";
import type { ListingFailure } from "../listing-failure.ts";
import { clockCheck } from "../answer-checks.ts";
import { writeJson } from "../json.ts";
import { callWebApi } from "./call.ts";
import { readLocations } from "./check-connection.ts";
import type { WebApiConnection } from "./connection.ts";
import { webApiDocuments } from "./documents.ts";
import { listCreditors, listDebtors, listItems, listLocations } from "./list-masters.ts";
import { readRows } from "./read-answer.ts";

/** The documents that are sent, as people name them. */
const documents: readonly { kind: keyof typeof webApiDocuments; title: string; isVital: boolean }[] = [
  { kind: "invoice", title: "Invoices", isVital: true },
  { kind: "credit_note", title: "Credit notes", isVital: false },
  { kind: "sales_order", title: "Sales orders", isVital: false },
  { kind: "delivery_order", title: "Delivery orders", isVital: false },
  { kind: "purchase_order", title: "Purchase orders", isVital: false },
];

/**
 * Looks at what can be looked at of a Web API: whether it lets us in, how its clock stands, which lists it gives, the ones by
 * which documents are looked for among them, and whether the locations of the settings are there. It tells neither whose book it is nor what it allows to be created (other-apis C.2), and no call is known that
 * it certainly refuses: that is said, and nothing is written.
 */
export async function testWebApi(connection: WebApiConnection): Promise<LedgerTest> {
  const about = { id: "book", group: "book", title: "Account book" } as const;
  const before = Date.now();
  const reply = await callWebApi(connection, readLocations);
  const now = Date.now();
  const read = readRows(reply, now);
  if (read.kind !== "rows" || reply.kind !== "answered") {
    const reason = read.kind === "rows" ? "" : withoutSecret(connection, read.reason);
    const todo = "Check the address (usually http://server:9999, through a tunnel or VPN), the API name and the key. Then test again.";
    return { isOpened: false, companyName: null, checks: [{ ...about, state: "failed", text: reason, todo }] };
  }
  const checks: LedgerCheck[] = [{ ...about, state: "ok", text: "The Web API answers and takes the key. It does not tell whose book it is.", todo: null }, clockCheck(reply.headers, before, now)];
  const locations = await listLocations(connection);
  const lists = [["item", "Items", await listItems(connection)], ["debtor", "Debtors", await listDebtors(connection)], ["creditor", "Creditors", await listCreditors(connection)], ["location", "Locations", locations]] as const;
  for (const [name, title, listed] of lists) {
    const read = { id: `read:${name}`, group: "reading", title } as const;
    checks.push(listed.ok ? { ...read, state: "ok", text: `${listed.value.length} can be read.`, todo: null } : { ...read, ...unread(connection, listed.error) });
  }
  for (const document of documents) checks.push(await lookCheck(connection, document));
  checks.push({ id: "create", group: "writing", title: "Documents", state: "unknown", text: "Not tested: the Web API knows no call that shows it without writing.", todo: "Ask whoever set up the Web API which documents its key may create." });
  if (locations.ok) checks.push(locationCheck(connection, locations.value.map(({ code }) => code)));
  checks.push({
    id: "unlisted", group: "settings", title: "Terms, tax codes, accounts, number formats", state: "unknown", text: "Not tested: the Web API does not list them.",
    todo: "Compare them with the book by eye, to the last dot. No number format of the book may begin as our numbers do.",
  });
  return { isOpened: true, companyName: null, checks };
}

/**
 * Whether documents can be looked for, which comes before and after each is sent: by the list that looks use, for a number that
 * nothing has. The facts name that list of purchase orders alone among what is sent (other-apis C.2), so the route itself may be missing.
 */
async function lookCheck(connection: WebApiConnection, { kind, title, isVital }: (typeof documents)[number]): Promise<LedgerCheck> {
  const check = { id: `look:${kind}`, group: "reading", title } as const;
  const bad = isVital ? "failed" : "warning";
  const todo = `Without this list none of them is sent. Ask whoever set up the Web API for POST ${webApiDocuments[kind]}/GetRecordList, which has to show DocNo and DocKey.`;
  const reply = await callWebApi(connection, { method: "POST", path: `${webApiDocuments[kind]}/GetRecordList`, body: writeJson({ DocNo: "HOLDPOINT-TEST" }) });
  const read = readRows(reply, Date.now());
  if (read.kind === "rows") {
    const isTold = read.rows.every((row) => typeof row["docno"] === "string" && typeof row["dockey"] === "string");
    return isTold ? { ...check, state: "ok", text: "They can be looked for.", todo: null } : { ...check, state: bad, text: "Their list does not show numbers and keys, so none can be looked for.", todo };
  }
  const text = `They cannot be looked for: ${withoutSecret(connection, read.reason)}`;
  const isCertain = read.kind === "stopped" || (reply.kind === "answered" && [404, 405].includes(reply.status));
  return isCertain ? { ...check, state: bad, text, todo } : { ...check, state: "unknown", text, todo: "Test again." };
}

function locationCheck({ settings }: WebApiConnection, codes: readonly string[]): LedgerCheck {
  const check = { id: "locations", group: "settings", title: "Locations" } as const;
  const missing = [...new Set([settings.salesLocation, settings.purchaseLocation, settings.stockLocation])].filter((code) => !codes.includes(code));
  if (missing.length === 0) return { ...check, state: "ok", text: "All that the settings name are in the book.", todo: null };
  return { ...check, state: "failed", text: `Not in the book: ${missing.join(", ")}.`, todo: "Spell it exactly as the book does, or add it in AutoCount." };
}

function unread(connection: WebApiConnection, { kind, reason }: ListingFailure): Pick<LedgerCheck, "state" | "text" | "todo"> {
  const text = `They cannot be read: ${withoutSecret(connection, reason)}`;
  return { state: kind === "stopped" ? "failed" : "unknown", text, todo: kind === "stopped" ? "Let the key read them: records are checked against these lists." : "Test again." };
}
