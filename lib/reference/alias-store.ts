import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { AliasType } from "./read-question.ts";

export type UploadedAlias = { type: AliasType; key: string; target: string; sourceId: string | null; customerCode: string | null };

/** A row of an upload as it is written; no key for what asks nothing. */
export type AskedAlias = { type: AliasType | null; key: string | null; target: string; source: string; customer: string };
export type UploadFacts = {
  /** Lower case as written -> as AutoCount writes it. */
  codes: Readonly<Record<AliasType, ReadonlyMap<string, string>>>;
  /** Source ids by key and by name, in lower case. */
  sources: ReadonlyMap<string, string>;
  /** Source names by id. */
  names: ReadonlyMap<string, string>;
  /** What stands, by `questionOf`. */
  answers: ReadonlyMap<string, string>;
};

/** One question: two answers to it cannot both stand. */
export function questionOf({ type, sourceId, customerCode, key }: Omit<UploadedAlias, "target">): string {
  return [type, sourceId ?? "", customerCode ?? "", key].join("\t");
}

/** What an upload of answers is held against: four queries, however many rows it has. Locks out other uploads meanwhile. */
export async function findUploadFacts(tx: Tx, company: number, asked: readonly AskedAlias[]): Promise<UploadFacts> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alias upload ${company}`}, 0))`;
  const spelled = (values: readonly string[]) => [...new Set(values.flatMap((value) => [value, value.toUpperCase()]))];
  const targets = (type: AliasType) => spelled(asked.filter((one) => one.type === type).map(({ target }) => target));
  const codes = await tx.$queryRaw<{ type: AliasType; code: string }[]>`
    SELECT 'item' AS type, code FROM item WHERE company_id = ${company} AND code = ANY(${targets("item")})
    UNION ALL SELECT 'customer', code FROM customer WHERE company_id = ${company} AND code = ANY(${[...targets("customer"), ...spelled(asked.map(({ customer }) => customer))]})
    UNION ALL SELECT 'supplier', code FROM supplier WHERE company_id = ${company} AND code = ANY(${targets("supplier")})
    UNION ALL SELECT 'location', code FROM location WHERE company_id = ${company}`;
  const sources = await tx.source.findMany({ where: { companyId: company }, select: { id: true, key: true, name: true } });
  const keys = [...new Set(asked.flatMap(({ key }) => key ?? []))];
  const answers = await tx.$queryRaw<UploadedAlias[]>`
    SELECT type, key, target, source_id AS "sourceId", customer_code AS "customerCode" FROM alias WHERE company_id = ${company} AND revoked_at IS NULL AND key = ANY(${keys})`;
  const byCode = (type: AliasType) => new Map(codes.filter((one) => one.type === type).map(({ code }) => [code.toLowerCase(), code]));
  return {
    codes: { item: byCode("item"), customer: byCode("customer"), supplier: byCode("supplier"), location: byCode("location") },
    sources: new Map([...sources.map(({ id, name }) => [name.toLowerCase(), id] as const), ...sources.map(({ id, key }) => [key.toLowerCase(), id] as const)]),
    names: new Map(sources.map(({ id, name }) => [id, name])),
    answers: new Map(answers.map((answer) => [questionOf(answer), answer.target])),
  };
}

/** Remembers many answers in one go; what stood differently is revoked, not overwritten. */
export async function saveUploadedAliases(tx: Tx, ctx: Context, taught: readonly (UploadedAlias & { old: string | null })[], by: { id: string; name: string; at: Date; of: string }): Promise<void> {
  if (taught.length === 0) return;
  const rows = JSON.stringify(taught);
  await tx.$executeRaw`
    UPDATE alias SET revoked_at = ${by.at} FROM jsonb_to_recordset(${rows}::jsonb) AS x(type text, key text, "sourceId" uuid, "customerCode" text)
    WHERE alias.company_id = ${ctx.company} AND alias.type = x.type AND alias.revoked_at IS NULL AND alias.key = x.key
      AND alias.source_id IS NOT DISTINCT FROM x."sourceId" AND alias.customer_code IS NOT DISTINCT FROM x."customerCode"`;
  await tx.$executeRaw`
    INSERT INTO alias (company_id, type, source_id, customer_code, key, target, taught_by, taught_by_name, taught_at)
    SELECT ${ctx.company}, type, "sourceId", "customerCode", key, target, ${by.id}::uuid, ${by.name}, ${by.at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(type text, key text, target text, "sourceId" uuid, "customerCode" text)`;
  await writeAudit(tx, ctx, { type: "alias.uploaded", new: { of: by.of, rows: taught.length, answers: taught.slice(0, 200) } });
}
