import { Command } from "commander";
import { refreshReference, type RefreshReferenceError } from "#lib/posting/refresh-reference.ts";
import type { Pulled } from "#lib/reference/pull-masters.ts";
import { actInCompany, CommandRefused } from "./operator.ts";

export function referenceCommand(): Command {
  const command = new Command("reference").description("the mirror of the account book's items and debtors that records are checked against");
  command
    .command("pull")
    .description("read every item and debtor from the account book now (the worker does it once an hour)")
    .requiredOption("--company <key>", "the company's key")
    .action(async ({ company }: { company: string }) => {
      const pulled = await refreshReference(await actInCompany(company));
      if (!pulled.ok) throw new CommandRefused(refusalText(pulled.error, company));
      console.log(`Items:   ${inWords(pulled.value.items)}`);
      console.log(`Debtors: ${inWords(pulled.value.customers)}`);
    });
  return command;
}

function inWords({ listed, added, changed, retired }: Pulled): string {
  return `${listed} in the book; ${added} new, ${changed} changed, ${retired} no longer active`;
}

function refusalText(refusal: RefreshReferenceError, company: string): string {
  switch (refusal.code) {
    case "no-ledger":
      return `${company} has no connection to an account book yet: set one with \`connection set\`.`;
    case "stopped":
      return "AutoCount turned the key away, so it is not called. Set it again with `connection set`.";
    case "not-read":
      return `${refusal.reason} What was known of items and debtors stays as it was.`;
    case "changed-meanwhile":
      return "The connection was set to another book meanwhile; pull again.";
  }
}
