import { z } from "zod";
import type { LedgerCheck, LedgerTest } from "#lib/posting/ledger-check.ts";
import { clockCheck, rateCheck } from "../answer-checks.ts";
import { withoutSecret } from "../without-secret.ts";
import { callCloud } from "./call.ts";
import type { CloudConnection } from "./connection.ts";
import { checkSettings } from "./check-settings.ts";
import { probePermissions } from "./probe-permissions.ts";
import { readLookup } from "./read-reply.ts";

const companyProfile = z.object({ companyname: z.string() });

/**
 * Looks at all that a connection to AutoCount Cloud needs: whose book it is, what the key may do, the clocks, the calls a
 * minute, and whether what the settings name is in the book. Nothing is written there. `prefixes` are what our numbers
 * begin with. Where the book itself does not open, nothing else is asked.
 */
export async function testConnection(connection: CloudConnection, prefixes: readonly string[]): Promise<LedgerTest> {
  const before = Date.now();
  const reply = await callCloud(connection, { method: "GET", path: "companyProfile" });
  const now = Date.now();
  const found = readLookup(reply, now);
  if (found.kind === "absent") {
    return unopened(`AutoCount knows no account book ${connection.book}.`, "Check the number of the account book: it stands in AutoCount's own address when the book is open.");
  }
  if (found.kind === "stopped") {
    return unopened(withoutSecret(connection, found.reason), "Check the account book, key id and secret. In AutoCount they stand under Settings > API Keys of this very book; a secret that was made anew there has to be given here anew.");
  }
  if (found.kind === "unreachable") return unopened(withoutSecret(connection, found.reason), "Check the address, and whether this machine reaches it. Then test again.");
  const profile = companyProfile.safeParse(found.answer);
  const book: LedgerCheck = profile.success
    ? { id: "book", group: "book", title: "Account book", state: "ok", text: `Book ${connection.book} is ${profile.data.companyname}'s.`, todo: null }
    : { id: "book", group: "book", title: "Account book", state: "warning", text: "The book answers, but its company's name could not be read.", todo: null };
  const answered = reply.kind === "answered" ? [clockCheck(reply.headers, before, now), rateCheck(reply.headers)] : [];
  const settings = await checkSettings(connection, prefixes);
  return { isOpened: true, companyName: profile.data?.companyname ?? null, checks: [book, ...answered, ...(await probePermissions(connection)), ...settings] };
}

function unopened(text: string, todo: string): LedgerTest {
  return { isOpened: false, companyName: null, checks: [{ id: "book", group: "book", title: "Account book", state: "failed", text, todo }] };
}
