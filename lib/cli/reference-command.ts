import { Command } from "commander";
import { refreshReference, type RefreshReferenceError } from "#lib/posting/refresh-reference.ts";
import type { Pulled } from "#lib/reference/pull-masters.ts";
import { actInCompany, CommandRefused } from "./operator.ts";

export function referenceCommand(): Command {
  const command = new Command("reference").description("the mirror of the account book's items, debtors, creditors and locations that records are checked against");
  command
    .command("pull")
    .description("read every item, debtor, creditor and location from the account book now (the worker does it once an hour)")
    .requiredOption("--company <key>", "the company's key")
    .action(async ({ company }: { company: string }) => {
      const pulled = await refreshReference(await actInCompany(company));
      if (!pulled.ok) throw new CommandRefused(refusalText(pulled.error, company));
      console.log(`Items:     ${inWords(pulled.value.items)}`);
      console.log(`Debtors:   ${inWords(pulled.value.customers)}`);
      console.log(`Creditors: ${inWords(pulled.value.suppliers)}`);
      console.log(`Locations: ${inWords(pulled.value.locations)}`);
    });
  return command;
}

function inWords(pulled: Pulled | null): string {
  if (pulled === null) return "this connection cannot list them; what was known stays";
  const { listed, added, changed, retired } = pulled;
  return `${listed} in the book; ${added} new, ${changed} changed, ${retired} no longer active`;
}

function refusalText(refusal: RefreshReferenceError, company: string): string {
  switch (refusal.code) {
    case "no-ledger":
      return `${company} has no connection to an account book yet: set one with \`connection set\`.`;
    case "stopped":
      return "AutoCount turned the key away, so it is not called. Set it again with `connection set`.";
    case "not-read":
      return `${refusal.reason} What was known of the book stays as it was.`;
    case "changed-meanwhile":
      return "The connection was set to another book meanwhile; pull again.";
  }
}
