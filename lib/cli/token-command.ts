import { Command, Option } from "commander";
import { z } from "zod";
import { createToken, listTokens, revokeToken } from "#lib/auth/tokens.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { findSourceByKey } from "#lib/sources/queries.ts";
import { inColumns } from "./columns.ts";
import { actIn, actInCompany, CommandRefused, readOptions } from "./operator.ts";

type Options = { user?: string; source?: string; company?: string };
type Owner = { ctx: Context; owner: { userId: string } | { sourceId: string }; who: string };

export function tokenCommand(): Command {
  const command = new Command("token").description("bearer tokens of the HTTP API");
  command
    .command("create")
    .description("make a token for a person or a source; the token stands alone on the last line and is shown once")
    .addOption(new Option("--user <email>", "the person it speaks for").conflicts("source"))
    .option("--source <key>", "the source it speaks for")
    .option("--company <key>", "for a person who is in several companies")
    .action(async (options: Options) => {
      const { ctx, owner, who } = await findOwner(options);
      const made = await createToken(ctx, owner);
      if (!made.ok) throw new CommandRefused(`${who} is disabled.`);
      console.log(`Token of ${who}, shown once:`);
      console.log(made.value.token);
    });
  command
    .command("list")
    .description("list the tokens of a person or a source, newest first; the tokens themselves are not kept")
    .addOption(new Option("--user <email>", "the person they speak for").conflicts("source"))
    .option("--source <key>", "the source they speak for")
    .option("--company <key>", "for a person who is in several companies")
    .action(async (options: Options) => {
      const { ctx, owner, who } = await findOwner(options, { orDisabled: true });
      const tokens = await listTokens(ctx, owner);
      if (tokens.length === 0) return console.log(`There is no token of ${who}.`);
      const rows = tokens.map((token) => [token.id, `made ${minute(token.createdAt)}`, token.lastUsedAt === null ? "never used" : `used ${minute(token.lastUsedAt)}`, token.revokedAt === null ? "" : `revoked ${minute(token.revokedAt)}`]);
      console.log(inColumns(rows).join("\n"));
    });
  command
    .command("revoke")
    .description("end a token at once")
    .requiredOption("--id <id>", "the token's id, as `token list` shows it")
    .action(async (given) => {
      const { id } = readOptions(z.object({ id: z.uuid("must be an id as `token list` shows it") }), given);
      const token = await db().apiToken.findUnique({ where: { id }, select: { companyId: true } });
      const revoked = token && (await revokeToken(actIn(token.companyId), id));
      if (!revoked?.ok) throw new CommandRefused(token === null ? `There is no token ${id}.` : `The token ${id} is revoked already.`);
      console.log(`Token ${id} is revoked.`);
    });
  return command;
}

/** An instant to the minute: "2026-11-23 07:55Z". */
function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")}Z`;
}

async function findOwner({ user, source, company }: Options, { orDisabled = false } = {}): Promise<Owner> {
  if (source !== undefined) {
    const found = orDisabled ? await db().source.findUnique({ where: { key: source }, select: { id: true, companyId: true } }) : await findSourceByKey(source);
    if (found === null) throw new CommandRefused(`There is no source "${source}"${orDisabled ? "" : ", or it is disabled"}.`);
    return { ctx: actIn(found.companyId), owner: { sourceId: found.id }, who: `source ${source}` };
  }
  if (user === undefined) throw new CommandRefused("Say whose token it is: --user EMAIL or --source KEY.");
  const memberships = await db().membership.findMany({ where: { user: { email: user } }, select: { userId: true, companyId: true, company: { select: { key: true } } } });
  const ctx = company === undefined ? null : await actInCompany(company);
  const fitting = memberships.filter((membership) => ctx === null || membership.companyId === ctx.company);
  const [membership, ...more] = fitting;
  if (membership === undefined) throw new CommandRefused(`There is no ${user}${company === undefined ? "" : ` in ${company}`}.`);
  if (more.length > 0) throw new CommandRefused(`${user} is in several companies, say which: --company ${fitting.map((one) => one.company.key).join(" or ")}.`);
  return { ctx: actIn(membership.companyId), owner: { userId: membership.userId }, who: user };
}
