import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { Command, Option } from "commander";
import { z } from "zod";
import { addUser, addUserInput } from "#lib/auth/add-user.ts";
import { disableUser } from "#lib/auth/disable-user.ts";
import { emailAddress } from "#lib/auth/email-address.ts";
import { newPassword } from "#lib/auth/passwords.ts";
import { roles } from "#lib/auth/permissions.ts";
import { removeMember } from "#lib/auth/remove-member.ts";
import { setPassword } from "#lib/auth/set-password.ts";
import { actInCompany, CommandRefused, readOptions } from "./operator.ts";
import { findPerson } from "./person.ts";

const addOptions = addUserInput.omit({ password: true }).extend({ company: z.string(), passwordStdin: z.boolean().default(false) });

const personOptions = z.object({ email: emailAddress, company: z.string().optional(), reason: z.string().trim().min(1).max(500).optional() });
const passwordOptions = z.object({ email: emailAddress, company: z.string(), passwordStdin: z.boolean().default(false), enable: z.boolean().default(false) });

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
      const { company, passwordStdin, ...person } = readOptions(addOptions, given);
      const ctx = await actInCompany(company);
      const password = passwordStdin ? await readPassword() : aPassword();
      const added = await addUser(ctx, readOptions(addUserInput, { ...person, password }));
      if (!added.ok) throw new CommandRefused(refusals[added.error.code](person.email));
      if (added.value.joined) console.log(`${person.email} has an account already and joined ${company} as ${person.role}, with the name and password it has.`);
      else console.log(`${person.email} can sign in as ${person.role} of ${company}.`);
      if (!added.value.joined && !passwordStdin) console.log(`First password, shown once: ${password}`);
    });
  command
    .command("set-password")
    .description("give a person a new password and end all their sessions")
    .requiredOption("--company <key>", "a company the person is in")
    .requiredOption("--email <address>", "what the person signs in with")
    .option("--password-stdin", "read the password from standard input instead of making one")
    .option("--enable", "let a disabled account sign in again")
    .action(async (given) => {
      const { email, company, passwordStdin, enable } = readOptions(passwordOptions, given);
      const { ctx, userId } = await findPerson(email, company);
      const password = readOptions(newPassword, passwordStdin ? await readPassword() : aPassword());
      const set = await setPassword(ctx, { userId, password, enable });
      if (!set.ok) throw new CommandRefused(refusals[set.error.code](email));
      console.log(`${email} has a new password; every session with the old one has ended.`);
      if (!passwordStdin) console.log(`New password, shown once: ${password}`);
    });
  command
    .command("disable")
    .description("disable an account: its sessions and tokens end at once")
    .requiredOption("--email <address>", "what the person signs in with")
    .option("--reason <text>", "stands in the audit log")
    .action(async (given) => {
      const { email, reason } = readOptions(personOptions, given);
      const { ctx, userId } = await findPerson(email);
      const disabled = await disableUser(ctx, { userId, reason });
      if (!disabled.ok) throw new CommandRefused(refusals[disabled.error.code](email));
      console.log(`${email} is disabled; every session and token of the account has ended.`);
    });
  command
    .command("remove")
    .description("take a person out of a company; the account goes on elsewhere")
    .requiredOption("--company <key>", "the company's key")
    .requiredOption("--email <address>", "what the person signs in with")
    .option("--reason <text>", "stands in the audit log")
    .action(async (given) => {
      const { email, company, reason } = readOptions(personOptions, given);
      const { ctx, userId } = await findPerson(email, company);
      const removed = await removeMember(ctx, { userId, reason });
      if (!removed.ok) throw new CommandRefused(refusals[removed.error.code](email));
      console.log(`${email} is no longer in ${company}; sessions and tokens there have ended.`);
    });
  return command;
}

function aPassword(): string {
  return randomBytes(15).toString("base64url");
}

const refusals = {
  "already-member": (email: string) => `${email} is in this company already.`,
  "user-disabled": (email: string) => `The account ${email} is disabled. \`user set-password --enable\` lets it sign in again.`,
  "already-disabled": (email: string) => `The account ${email} is disabled already.`,
  "not-found": (email: string) => `${email} is not in this company.`,
  "own-account": (email: string) => `${email} is your own account.`,
  "member-elsewhere": (email: string) => `${email} is in several companies: take it out of one with \`user remove --company KEY\`.`,
  "last-administrator": (email: string) => `${email} is the company's last administrator: add another one first.`,
} as const;

/** One line: what ends it is not part of the password. */
async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}
