import type { Context } from "#lib/context.ts";
import type { LookUpStep } from "./explain-answer.ts";
import type { AliasType } from "./read-question.ts";
import { successorKey } from "./resolve.ts";

/** What stands in one place: the code, and of a remembered answer who taught it and how often it was used. */
export type Found = { target: string; taughtByName: string | null; taughtAt: string | null; usedCount: number | null; lastUsedAt: string | null };
/** An item, debtor, creditor or location; no name where AutoCount has none such. */
export type Named = { code: string; name: string | null; isActive: boolean };

type Asked = { type: AliasType; key: string; says: string; sourceId: string | null; customerCode: string | null };

/** What each place has for a question. */
export async function findExplanation({ db, company }: Context, { type, key, says, sourceId, customerCode }: Asked): Promise<Map<LookUpStep, Found>> {
  const aliases = await db.alias.findMany({
    where: { companyId: company, type, key, revokedAt: null, OR: [{ sourceId: null, customerCode: null }, ...(sourceId === null ? [] : [{ sourceId }])] },
  });
  const found = new Map<LookUpStep, Found>();
  const put = (step: LookUpStep, alias: (typeof aliases)[number] | undefined) => {
    if (alias !== undefined) found.set(step, told(alias));
  };
  if (customerCode !== null) put("source-customer", aliases.find((one) => one.sourceId === sourceId && sourceId !== null && one.customerCode?.toLowerCase() === customerCode.toLowerCase()));
  put("source", aliases.find((one) => one.sourceId !== null && one.sourceId === sourceId && one.customerCode === null));
  put("company", aliases.find((one) => one.sourceId === null && one.customerCode === null));
  const plain = (code: string): Found => ({ target: code, taughtByName: null, taughtAt: null, usedCount: null, lastUsedAt: null });
  if (type === "location") {
    const place = (await db.location.findMany({ where: { companyId: company, isActive: true }, select: { code: true } })).find(({ code }) => code.toLowerCase() === key);
    if (place !== undefined) found.set("code", plain(place.code));
  }
  if (type !== "item") return found;
  const byCode = await db.item.findFirst({ where: { companyId: company, code: { in: [says, says.toUpperCase()] } }, select: { code: true } });
  const byBarcode = (await db.item.findFirst({ where: { companyId: company, barcode: says }, select: { code: true } })) ??
    (await db.itemUom.findFirst({ where: { companyId: company, barcode: says }, select: { itemCode: true } }).then((unit) => (unit === null ? null : { code: unit.itemCode })));
  if (byCode !== null) found.set("code", plain(byCode.code));
  if (byBarcode !== null) found.set("barcode", plain(byBarcode.code));
  return found;
}

/** How many codes may take each other's place, one after the other. */
const mostSteps = 8;

/** What a code comes to: itself where it is in use, else what a person said takes its place, and so on. */
export async function followGone(ctx: Context, { type, target, sourceId }: { type: AliasType; target: string; sourceId: string | null }): Promise<{ answer: Named; instead: Found[] }> {
  const instead: Found[] = [];
  const seen = new Set<string>();
  for (let at = target; ; ) {
    seen.add(at.toLowerCase());
    const named = await findNamed(ctx, type, at);
    const answers = named?.isActive === true || instead.length >= mostSteps ? [] : await ctx.db.alias.findMany({
      where: { companyId: ctx.company, type, key: successorKey(type, at), revokedAt: null, customerCode: null, OR: [{ sourceId: null }, ...(sourceId === null ? [] : [{ sourceId }])] },
    });
    const next = answers.find((one) => one.sourceId !== null) ?? answers[0];
    if (next === undefined || seen.has(next.target.toLowerCase())) return { answer: named ?? { code: at, name: null, isActive: false }, instead };
    instead.push(told(next));
    at = next.target;
  }
}

async function findNamed({ db, company }: Context, type: AliasType, code: string): Promise<Named | null> {
  const query = { where: { companyId: company, code: { in: [code, code.toUpperCase()] } }, select: { code: true, name: true, isActive: true } };
  return type === "item" ? db.item.findFirst(query) : type === "customer" ? db.customer.findFirst(query) : type === "supplier" ? db.supplier.findFirst(query) : db.location.findFirst(query);
}

function told({ target, taughtByName, taughtAt, usedCount, lastUsedAt }: { target: string; taughtByName: string; taughtAt: Date; usedCount: number; lastUsedAt: Date | null }): Found {
  return { target, taughtByName, taughtAt: taughtAt.toISOString(), usedCount, lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
