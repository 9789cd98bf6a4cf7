import { Command, Option } from "commander";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { openConnectionOf } from "#lib/posting/connection.ts";
import { type CheckGroup, type CheckState, tally } from "#lib/posting/ledger-check.ts";
import { testConnection } from "#lib/posting/test-connection.ts";
import { setConnection, setConnectionInput } from "#lib/posting/set-connection.ts";
import { checkLedger, ledgerKinds } from "#lib/wiring.ts";
import { inColumns } from "./columns.ts";
import { actInCompany, CommandRefused, optionName, readOptions } from "./operator.ts";

const jsonObject = z.string().transform((text, issue): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return { ...value };
  } catch {
    // told below, as for JSON that is no object
  }
  issue.addIssue({ code: "custom", message: 'must be a JSON object, such as {"creditTerm":"Net 30 days"}' });
  return z.NEVER;
});

/** What the book calls things, as options of their own; everything else is set by `--settings`. */
const bookOptions = {
  creditTerm: ["--credit-term <term>", "term of customers whose own is not known"],
  creditorTerm: ["--creditor-term <term>", "term of suppliers whose own is not known"],
  salesLocation: ["--sales-location <code>", "where sales are booked that name no location"],
  purchaseLocation: ["--purchase-location <code>", "where purchases are booked that name no location"],
  stockLocation: ["--stock-location <code>", "where stock is adjusted that names no location"],
  returnAccount: ["--return-account <number>", "account of returns (credit notes)"],
  receiptJournal: ["--receipt-journal <type>", "journal type of receipts"],
  receiptMethod: ["--receipt-method <name>", "payment method of receipts"],
} as const;
const bookOptionNames = Object.keys(bookOptions) as (keyof typeof bookOptions)[];
const bookSettings = z.object({ ...Object.fromEntries(bookOptionNames.map((name) => [name, z.string().optional()])), ordersAsQuotations: z.boolean().optional() });

const options = setConnectionInput
  .omit({ revision: true })
  .required({ kind: true, baseUrl: true, keyId: true, apiKey: true })
  .extend({ company: z.string(), book: z.string().trim().default(""), settings: jsonObject.optional() });

export function connectionCommand(): Command {
  const command = new Command("connection").description("the company's connection to its AutoCount account book");
  const set = command
    .command("set")
    .description("set the connection, open it, and ask it whose book it is")
    .requiredOption("--company <key>", "the company's key")
    .addOption(new Option("--kind <kind>", "what stands behind it").choices(ledgerKinds).makeOptionMandatory())
    .option("--base-url <url>", "where it answers, for a Web API such as http://10.0.0.5:9999 (sandbox: the one that runs with Holdpoint)")
    .option("--book <number>", "number of the account book (sandbox: its own; Web API: the key says which, so this is only what you call it)")
    .option("--key-id <id>", "the API key's id, of a Web API its X-API-NAME (sandbox: its own)")
    .option("--api-key <secret>", "the API key, of a Web API its X-API-KEY (sandbox: its own)")
    .option("--settings <json>", 'what the book calls things, e.g. {"creditTerm":"Net 30 days","docNoPrefix":"HP-IV-"}; what is left out stays')
    .option("--orders-as-quotations", "post orders as quotations: AutoCount Cloud has no sales order")
    .option("--no-orders-as-quotations", "let orders wait for their invoice instead")
    .action(async (given) => {
      const { company, ...input } = readOptions(options, { ...usual(given.kind), ...given });
      const settings = { ...readOptions(bookSettings, given), ...input.settings };
      const ctx = await actInCompany(company);
      const done = await setConnection(ctx, { ...input, settings });
      if (!done.ok) throw new CommandRefused(refusalText(done.error));
      console.log(`${company} posts to ${done.value.name}${input.book ? `, book ${input.book}` : ""}.`);
      const connection = await openConnectionOf(ctx.db, ctx.company);
      const check = connection && (await checkLedger(connection));
      if (check?.kind === "connected") console.log(check.companyName === null ? "It answers. It does not tell whose book it is: look at the names of its customers." : `It answers: the book is ${check.companyName}'s.`);
      else console.log(`It does not answer as it should yet: ${check?.reason ?? "there is no connection"}`);
    });
  command
    .command("test")
    .description("look at all that the connection needs, without writing anything in the book; ends with 1 where something failed")
    .requiredOption("--company <key>", "the company's key")
    .action(async ({ company }: { company: string }) => {
      const tested = await testConnection(await actInCompany(company), {});
      if (!tested.ok) throw new CommandRefused(tested.error.code === "no-ledger" ? `${company} has no connection yet: set one with \`connection set\`.` : refusalText(tested.error));
      const { checks } = tested.value;
      console.log(inColumns(checks.map(({ state, group, title, text }) => [stateWords[state], groupWords[group], title, text])).join("\n"));
      for (const { title, todo } of checks.filter((check) => check.todo !== null && check.state !== "ok")) console.log(`\n${title}: ${todo}`);
      const { failed, warning } = tally(checks);
      console.log(`\n${failed === 0 ? "Nothing failed" : `${failed} failed`}, ${warning === 1 ? "1 warning" : `${warning} warnings`}.`);
      if (failed > 0) process.exitCode = 1;
    });
  for (const [flags, description] of Object.values(bookOptions)) set.option(flags, description);
  return command;
}

/** The sandbox that the launcher started says where it is; for a real book everything is given. */
function usual(kind: string): object {
  if (kind !== "sandbox") return {};
  return {
    baseUrl: env("HOLDPOINT_SANDBOX_URL"), book: env("HOLDPOINT_SANDBOX_BOOK"), keyId: env("HOLDPOINT_SANDBOX_KEY_ID"), apiKey: env("HOLDPOINT_SANDBOX_API_KEY"),
  };
}

const stateWords: Readonly<Record<CheckState, string>> = { ok: "ok", warning: "WARNING", failed: "FAILED", unknown: "not known" };
const groupWords: Readonly<Record<CheckGroup, string>> = { book: "book", reading: "read", writing: "create", settings: "settings" };

type Refusal = Extract<Awaited<ReturnType<typeof setConnection>>, { ok: false }>["error"];

function refusalText(refusal: Refusal): string {
  if (refusal.code === "unsettled") {
    return `The outcome of ${refusal.postings === 1 ? "one posting" : `${refusal.postings} postings`} in the present book is not known yet. Wait until it is settled: looked for in another book, a document would be made twice.`;
  }
  if (refusal.code === "no-change") return "There is nothing to change: it is set so already.";
  if (refusal.code === "connection-changed") return "Somebody else has set the connection meanwhile. Nothing was saved.";
  if (refusal.code === "secret-needed") return "Another product, address, book or key id needs its secret given with it.";
  return refusal.issues.map(({ path, message }) => `${path.startsWith("settings") ? path : optionName(path)}: ${message}`).join("\n");
}
