import type { LedgerCheck, LedgerTest } from "#lib/posting/ledger-check.ts";
import { withoutSecret } from "../without-secret.ts";
import type { ListingFailure } from "../listing-failure.ts";
import { checkWebApi } from "./check-connection.ts";
import type { WebApiConnection } from "./connection.ts";
import { listCreditors, listDebtors, listItems, listLocations } from "./list-masters.ts";

/**
 * Looks at what can be looked at of a Web API: whether it lets us in, which lists it gives, and whether the locations of the
 * settings are there. It tells neither whose book it is nor what it allows to be created (other-apis C.2), and no call is known that
 * it certainly refuses: that is said, and nothing is written.
 */
export async function testWebApi(connection: WebApiConnection): Promise<LedgerTest> {
  const about = { id: "book", group: "book", title: "Account book" } as const;
  const check = await checkWebApi(connection);
  if (check.kind !== "connected") {
    const todo = "Check the address (usually http://server:9999, through a tunnel or VPN), the API name and the key. Then test again.";
    return { isOpened: false, companyName: null, checks: [{ ...about, state: "failed", text: check.reason, todo }] };
  }
  const checks: LedgerCheck[] = [{ ...about, state: "ok", text: "The Web API answers and takes the key. It does not tell whose book it is.", todo: null }];
  const locations = await listLocations(connection);
  const lists = [["item", "Items", await listItems(connection)], ["debtor", "Debtors", await listDebtors(connection)], ["creditor", "Creditors", await listCreditors(connection)], ["location", "Locations", locations]] as const;
  for (const [name, title, listed] of lists) {
    const read = { id: `read:${name}`, group: "reading", title } as const;
    checks.push(listed.ok ? { ...read, state: "ok", text: `${listed.value.length} can be read.`, todo: null } : { ...read, ...unread(connection, listed.error) });
  }
  checks.push({ id: "create", group: "writing", title: "Documents", state: "unknown", text: "Not tested: the Web API knows no call that shows it without writing.", todo: "Ask whoever set up the Web API which documents its key may create." });
  if (locations.ok) checks.push(locationCheck(connection, locations.value.map(({ code }) => code)));
  checks.push({
    id: "unlisted", group: "settings", title: "Terms, tax codes, accounts, number formats", state: "unknown", text: "Not tested: the Web API does not list them.",
    todo: "Compare them with the book by eye, to the last dot. No number format of the book may begin as our numbers do.",
  });
  return { isOpened: true, companyName: null, checks };
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
