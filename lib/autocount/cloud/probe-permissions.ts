import { randomUUID } from "node:crypto";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";
import { withoutSecret } from "../without-secret.ts";
import type { Reply, Request } from "../call.ts";
import { callCloud } from "./call.ts";
import type { BookSettings } from "../book-settings.ts";
import type { CloudConnection } from "./connection.ts";
import { wordsOf } from "./read-reply.ts";

/** What the connection needs of the key. `isVital`: nothing can be posted without it. */
type Probe = { id: string; title: string; resource: string; request: Request; isVital: boolean };

/** Documents and masters that are sent, as people name them, and where they stand in the API (cloud-api 5). */
const written = [
  { resource: "invoice", title: "Invoices", isVital: true },
  { resource: "creditNote", title: "Credit notes", isVital: false },
  { resource: "quotation", title: "Quotations", isVital: false },
  { resource: "purchaseOrder", title: "Purchase orders", isVital: false },
  { resource: "stockAdjustment", title: "Stock adjustments", isVital: false },
  { resource: "stockTransfer", title: "Stock transfers", isVital: false },
  { resource: "payment", title: "Payments", isVital: false },
  { resource: "knockOffEntry", title: "Knock-off entries", isVital: false },
  { resource: "debtor", title: "Debtors", isVital: true },
  { resource: "creditor", title: "Creditors", isVital: false },
  { resource: "product", title: "Products", isVital: false },
  { resource: "taxentity", title: "Tax entities", isVital: false },
] as const;

/** Lists that are read beside them. The ones that settings refer to are read, and so tested, with the settings. */
const masters: readonly string[] = ["debtor", "creditor", "taxentity"];

/** Of the key's calls a minute, those that a test leaves to posting (cloud-api 26.8). */
const CALLS_LEFT_TO_POSTING = 20;

/**
 * Which methods the key may use. Reading asks for one page or one number that nothing has. Creating sends a body without
 * `master`, which AutoCount always refuses ("The Master field is required.", cloud-api 2): 400 says that the key may, 403
 * that it may not, and nothing can have been written. Voiding names a number made up for this test, and only where AutoCount
 * has just said that it has no document of that number (404): there is nothing that it could void (cloud-api 9). What cannot be
 * told that way is said to be not known.
 */
export async function probePermissions(connection: CloudConnection): Promise<LedgerCheck[]> {
  const checks: LedgerCheck[] = [];
  const number = `HOLDPOINT-TEST-${randomUUID().slice(0, 8).toUpperCase()}`;
  const absent: Probe[] = [];
  let isBusy = false;
  for (const probe of probes(connection.settings, number)) {
    if (isBusy) {
      checks.push(notKnown(probe, "Not tested: few calls are left this minute, and they are kept for posting.", "Test again in a minute."));
      continue;
    }
    const reply = await callCloud(connection, probe.request);
    checks.push(readProbe(connection, probe, reply));
    if (probe.request.method === "GET" && probe.request.path.endsWith(number) && reply.kind === "answered" && reply.status === 404) absent.push(probe);
    isBusy = reply.kind === "answered" && (reply.status === 429 || callsLeft(reply) < CALLS_LEFT_TO_POSTING);
  }
  checks.push(await voidCheck(connection, isBusy ? [] : absent, number));
  return checks;
}

/** Whether the key may void what it posts. 403 is certain; anything else does not tell a key that may from a call that is not known there. */
async function voidCheck(connection: CloudConnection, absent: readonly Probe[], number: string): Promise<LedgerCheck> {
  const check = { id: "void", group: "writing", title: "Voiding" } as const;
  const answers: { title: string; status: number | null }[] = [];
  for (const { resource, title } of absent) {
    const reply = await callCloud(connection, { method: "POST", path: `${resource}/void?docNo=${number}`, body: '{"voidReason":"Test of the connection"}' });
    answers.push({ title, status: reply.kind === "answered" ? reply.status : null });
    if (reply.kind === "answered" && (reply.status === 429 || callsLeft(reply) < CALLS_LEFT_TO_POSTING)) break;
  }
  const denied = answers.filter(({ status }) => status === 401 || status === 403).map(({ title }) => title.toLowerCase());
  if (denied.length > 0) {
    const todo = `In AutoCount, open Settings > API Keys and allow voiding ${denied.join(", ")} for this key. Until then reversing one stops the connection.`;
    return { ...check, state: "warning", text: `The key may not void ${denied.join(", ")}: AutoCount turned it away.`, todo };
  }
  const todo = "See in AutoCount under Settings > API Keys that the key may void the documents that you post.";
  // Which verb voids, and what an unknown number answers, is disputed (cloud-api 9).
  const text = answers.length === 0 ? "Not tested." : "AutoCount did not turn the key away. Only voiding a real document would show for certain that it may.";
  return { ...check, state: "unknown", text, todo };
}

function probes({ ordersAsQuotations, taxEntities }: BookSettings, number: string): (Probe & { group: "reading" | "writing" })[] {
  const isAsked = { quotation: ordersAsQuotations, taxentity: taxEntities === "with-new-debtors" };
  const asked = written.filter(({ resource }) => (resource === "quotation" || resource === "taxentity" ? isAsked[resource] : true));
  return [
    ...asked.map(({ resource, title, isVital }) => ({ id: `read:${resource}`, group: "reading" as const, title, resource, isVital, request: reading(resource, number) })),
    ...asked.map(({ resource, title, isVital }) => ({ id: `create:${resource}`, group: "writing" as const, title, resource, isVital, request: { method: "POST" as const, path: resource, body: "{}" } })),
  ];
}

function reading(resource: string, number: string): Request {
  // A document is looked for by number before and after it is sent; masters are listed for the mirror, products by POST (cloud-api 21).
  if (resource === "product") return { method: "POST", path: "product/listing", body: '{"page":1}' };
  return { method: "GET", path: masters.includes(resource) ? `${resource}/listing?page=1` : `${resource}?docNo=${number}` };
}

function readProbe(connection: CloudConnection, probe: Probe & { group: "reading" | "writing" }, reply: Reply): LedgerCheck {
  const isReading = probe.group === "reading";
  if (reply.kind === "failed") return notKnown(probe, `AutoCount did not answer: ${withoutSecret(connection, reply.reason)}.`, "Test again.");
  const { status } = reply;
  const allowed = { id: probe.id, group: probe.group, title: probe.title, state: "ok", text: isReading ? "The key may read them." : "The key may create them. Nothing was written.", todo: null } as const;
  if (status === 401 || status === 403) {
    return {
      ...allowed, state: probe.isVital ? "failed" : "warning",
      text: `The key may not ${isReading ? "read" : "create"} them: AutoCount answered ${status}.`,
      todo: `In AutoCount, open Settings > API Keys and allow ${isReading ? "reading" : "creating"} ${probe.title.toLowerCase()} for this key. ${probe.id.endsWith(":taxentity") ? "Until then a new debtor with a TIN is refused here, and everything else goes on." : "Until then the first one that is sent stops the connection."}`,
    };
  }
  if (isReading && (status === 200 || status === 404)) return allowed;
  if (!isReading && status === 400) return allowed;
  return notKnown(probe, `Not known: ${withoutSecret(connection, wordsOf(reply))}`, null);
}

function notKnown({ id, title, group }: { id: string; title: string; group: "reading" | "writing" }, text: string, todo: string | null): LedgerCheck {
  return { id, group, title, state: "unknown", text, todo };
}

function callsLeft(reply: Extract<Reply, { kind: "answered" }>): number {
  const left = reply.headers["x-rate-limit-remaining"];
  return typeof left === "string" && /^\d+$/.test(left) ? Number(left) : Number.POSITIVE_INFINITY;
}
