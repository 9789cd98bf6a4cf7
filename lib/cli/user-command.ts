import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { Command, Option } from "commander";
import { z } from "zod";
import { addUser, addUserInput } from "#lib/auth/add-user.ts";
import { roles } from "#lib/auth/permissions.ts";
import { actInCompany, CommandRefused, readOptions } from "./operator.ts";

const options = addUserInput.omit({ password: true }).extend({ company: z.string(), passwordStdin: z.boolean().default(false) });

export function userCommand(): Command {
  const command = new Command("user").description("people who sign in");
  command
    .command("add")
    .description("add a person to a company; an e-mail that has an account joins with it")
    .requiredOption("--company <key>", "the company's key")
    .requiredOption("--email <address>", "what the person signs in with")
    .requiredOption("--name <name>", "as others read it")
    .addOption(new Option("--role <role>", "what the person may do").choices(roles).makeOptionMandatory())
    .option("--password-stdin", "read the first password from standard input instead of making one")
    .action(async (given) => {
      const { company, passwordStdin, ...person } = readOptions(options, given);
      const ctx = await actInCompany(company);
      const password = passwordStdin ? await readPassword() : randomBytes(15).toString("base64url");
      const added = await addUser(ctx, readOptions(addUserInput, { ...person, password }));
      if (!added.ok) throw new CommandRefused(refusals[added.error.code](person.email));
      if (added.value.joined) console.log(`${person.email} has an account already and joined ${company} as ${person.role}, with the name and password it has.`);
      else console.log(`${person.email} can sign in as ${person.role} of ${company}.`);
      if (!added.value.joined && !passwordStdin) console.log(`First password, shown once: ${password}`);
    });
  return command;
}

const refusals = {
  "already-member": (email: string) => `${email} is in this company already.`,
  "user-disabled": (email: string) => `The account ${email} is disabled.`,
} as const;

/** One line: what ends it is not part of the password. */
async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}
