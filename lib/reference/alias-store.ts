import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";

export type UploadedAlias = { key: string; target: string; sourceId: string | null; customerCode: string | null };

type Asked = { key: string | null; item: string; source: string; customer: string };
type Facts = {
  /** Lower case as written -> as AutoCount writes it; sources by key and by name. */
  items: Map<string, string>;
  customers: Map<string, string>;
  sources: Map<string, string>;
  /** Source names by id. */
  names: Map<string, string>;
  /** What stands, by "source customer key". */
  answers: Map<string, string>;
};

/** What an upload of answers is held against: five queries, however many rows it has. Locks out other uploads meanwhile. */
export async function findUploadFacts(tx: Tx, company: number, asked: readonly Asked[]): Promise<Facts> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alias upload ${company}`}, 0))`;
  const spelled = (values: readonly string[]) => [...new Set(values.flatMap((value) => [value, value.toUpperCase()]))];
  const items = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM item WHERE company_id = ${company} AND code = ANY(${spelled(asked.map(({ item }) => item))})`;
  const customers = await tx.$queryRaw<{ code: string }[]>`SELECT code FROM customer WHERE company_id = ${company} AND code = ANY(${spelled(asked.map(({ customer }) => customer))})`;
  const sources = await tx.source.findMany({ where: { companyId: company }, select: { id: true, key: true, name: true } });
  const keys = [...new Set(asked.flatMap(({ key }) => key ?? []))];
  const answers = await tx.$queryRaw<UploadedAlias[]>`
    SELECT key, target, source_id AS "sourceId", customer_code AS "customerCode" FROM alias WHERE company_id = ${company} AND type = 'item' AND revoked_at IS NULL AND key = ANY(${keys})`;
  const byCode = (rows: readonly { code: string }[]) => new Map(rows.map(({ code }) => [code.toLowerCase(), code]));
  return {
    items: byCode(items), customers: byCode(customers),
    sources: new Map([...sources.map(({ id, name }) => [name.toLowerCase(), id] as const), ...sources.map(({ id, key }) => [key.toLowerCase(), id] as const)]),
    names: new Map(sources.map(({ id, name }) => [id, name])),
    answers: new Map(answers.map(({ key, target, sourceId, customerCode }) => [`${sourceId ?? ""} ${customerCode ?? ""} ${key}`, target])),
  };
}

/** Remembers many answers in one go; what stood differently is revoked, not overwritten. */
export async function saveUploadedAliases(tx: Tx, ctx: Context, taught: readonly (UploadedAlias & { old: string | null })[], by: { id: string; name: string; at: Date; of: string }): Promise<void> {
  if (taught.length === 0) return;
  const rows = JSON.stringify(taught);
  await tx.$executeRaw`
    UPDATE alias SET revoked_at = ${by.at} FROM jsonb_to_recordset(${rows}::jsonb) AS x(key text, "sourceId" uuid, "customerCode" text)
    WHERE alias.company_id = ${ctx.company} AND alias.type = 'item' AND alias.revoked_at IS NULL AND alias.key = x.key
      AND alias.source_id IS NOT DISTINCT FROM x."sourceId" AND alias.customer_code IS NOT DISTINCT FROM x."customerCode"`;
  await tx.$executeRaw`
    INSERT INTO alias (company_id, type, source_id, customer_code, key, target, taught_by, taught_by_name, taught_at)
    SELECT ${ctx.company}, 'item', "sourceId", "customerCode", key, target, ${by.id}::uuid, ${by.name}, ${by.at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(key text, target text, "sourceId" uuid, "customerCode" text)`;
  await writeAudit(tx, ctx, { type: "alias.uploaded", new: { of: by.of, rows: taught.length, answers: taught.slice(0, 200) } });
}
