import { Command } from "commander";
import { db } from "#lib/db/prisma.ts";
import { addCompany, addCompanyInput } from "./add-company.ts";
import { CommandRefused, readOptions } from "./operator.ts";

export function companyCommand(): Command {
  const command = new Command("company").description("companies: one AutoCount account book each");
  command
    .command("add")
    .description("add a company")
    .requiredOption("--key <key>", "small letters, digits and hyphens; how other commands name it")
    .requiredOption("--name <name>", "as people read it")
    .action(async (options) => {
      const input = readOptions(addCompanyInput, options);
      const added = await addCompany(db(), input);
      if (!added.ok) throw new CommandRefused(`There is a company "${input.key}" already.`);
      console.log(`Company ${input.key} is there. Add people with \`user add --company ${input.key}\`, then a connection and sources.`);
    });
  return command;
}
