import { Command, Option } from "commander";
import { createToken } from "#lib/auth/tokens.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { findSourceByKey } from "#lib/sources/queries.ts";
import { actIn, actInCompany, CommandRefused } from "./operator.ts";

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
  return command;
}

async function findOwner({ user, source, company }: Options): Promise<Owner> {
  if (source !== undefined) {
    const found = await findSourceByKey(db(), source);
    if (found === null) throw new CommandRefused(`There is no source "${source}", or it is disabled.`);
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
