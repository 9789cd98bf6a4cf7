import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Context } from "#lib/context.ts";
import { taxKindOf } from "#lib/myinvois/calendar.ts";
import type { Ranked } from "./rank.ts";
import { rankLocations, rankTaxCodes, rankUnits, type ChoiceQuestion, type LocationCandidate, type TaxCodeCandidate, type UomCandidate, type Use } from "./rank-choices.ts";
import { locationKey } from "./resolve.ts";
import { usedFor, userNames } from "./used-for.ts";

/** How many a look-up shows. */
const shown = 50;

/** Tax codes whose code, name or rate holds what was typed, best first, at most 50, each with its reasons. */
export async function lookUpTaxCodes(ctx: Context, query: string, wanted: ChoiceQuestion): Promise<Ranked<TaxCodeCandidate>[]> {
  const [typed, like] = patternOf(query);
  const [rows, uses] = await Promise.all([
    ctx.db.$queryRaw<Omit<TaxCodeCandidate, "uses" | "kind">[]>`
      SELECT t.code, t.name, trim_scale(t.rate)::text AS rate, t.side, t.is_active AS "isActive", i.code IS NOT NULL AS "isItems"
      FROM tax_code t LEFT JOIN item i ON i.company_id = ${ctx.company} AND i.code = ${wanted.itemCode} AND lower(i.tax_code) = lower(t.code)
      WHERE t.company_id = ${ctx.company} AND (lower(t.code) LIKE ${like} OR lower(t.name) LIKE ${like} OR trim_scale(t.rate)::text = ${typed})`,
    findUses(ctx, "tax-code", wanted),
  ]);
  const today = malaysianDate(ctx.now());
  return rankTaxCodes(rows.map((row) => ({ ...row, kind: taxKindOf(row.code, row.name, today), uses: uses.get(row.code) ?? [] })), wanted, query).slice(0, shown);
}

/** The units that an item is sold in, best first, each with its reasons; those whose name holds what was typed. None of an item that is not known. */
export async function lookUpUoms(ctx: Context, query: string, wanted: ChoiceQuestion): Promise<Ranked<UomCandidate>[]> {
  const typed = query.trim().toLowerCase();
  const codes = [...new Set([wanted.itemCode ?? "", (wanted.itemCode ?? "").toUpperCase()])];
  // A debtor pays the price of its level. Half a carton is none.
  const [rows, uses] = await Promise.all([
    ctx.db.$queryRaw<Omit<UomCandidate, "uses">[]>`
      WITH kept AS (SELECT sum(quantity) AS quantity FROM stock_level WHERE company_id = ${ctx.company} AND item_code = ANY(${codes})),
        paid AS (SELECT price_level AS level FROM customer WHERE company_id = ${ctx.company} AND code = ${wanted.side === "customer" ? wanted.partyCode : null})
      SELECT u.uom AS code, trim_scale(u.rate)::text AS rate, i.uom AS unit, trim_scale(coalesce((u.levels->>(SELECT level FROM paid))::numeric, u.price))::text AS price,
        (SELECT trim_scale(trunc(quantity / nullif(u.rate, 0)))::text FROM kept) AS stock, false AS "isBase"
      FROM item_uom u LEFT JOIN item i ON i.company_id = u.company_id AND i.code = u.item_code WHERE u.company_id = ${ctx.company} AND u.item_code = ANY(${codes})
      UNION ALL
      SELECT i.uom, '1', i.uom, trim_scale(coalesce((own.levels->>(SELECT level FROM paid))::numeric, own.price, i.price))::text, (SELECT trim_scale(quantity)::text FROM kept), true
      FROM item i LEFT JOIN item_uom own ON own.company_id = i.company_id AND own.item_code = i.code AND own.uom = i.uom
      WHERE i.company_id = ${ctx.company} AND i.code = ANY(${codes}) AND i.uom IS NOT NULL`,
    findUses(ctx, "uom", wanted),
  ]);
  // The item's own unit may stand among the others as well.
  const own = rows.filter(({ isBase }) => isBase);
  const others = rows.filter(({ isBase, code }) => !isBase && !own.some((one) => one.code.toLowerCase() === code.toLowerCase()));
  const units = [...own, ...others].filter(({ code }) => code.toLowerCase().includes(typed)).map((row) => ({ ...row, uses: uses.get(row.code) ?? [] }));
  return rankUnits(units, wanted, query).slice(0, shown);
}

/** Stock locations whose code or name holds what was typed, best first, at most 50, each with its reasons and what it has of the item. */
export async function lookUpLocations(ctx: Context, query: string, wanted: ChoiceQuestion): Promise<Ranked<LocationCandidate>[]> {
  const [, like] = patternOf(query);
  const [rows, uses] = await Promise.all([
    ctx.db.$queryRaw<Omit<LocationCandidate, "uses">[]>`
      SELECT l.code, l.name, l.is_active AS "isActive", trim_scale(s.quantity)::text AS stock, i.uom AS unit,
        trim_scale(abs(${wanted.quantity}::numeric) * coalesce(u.rate, 1))::text AS needed,
        (SELECT count(*)::integer FROM alias a WHERE a.company_id = ${ctx.company} AND a.type = 'location' AND a.key = ${locationKey(wanted.location)} AND a.target = l.code AND a.revoked_at IS NULL) AS taught
      FROM location l
        LEFT JOIN item i ON i.company_id = ${ctx.company} AND i.code = ${wanted.itemCode}
        LEFT JOIN item_uom u ON u.company_id = ${ctx.company} AND u.item_code = i.code AND u.uom = ${wanted.uom}
        LEFT JOIN stock_level s ON s.company_id = ${ctx.company} AND s.item_code = i.code AND s.location = l.code
      WHERE l.company_id = ${ctx.company} AND (lower(l.code) LIKE ${like} OR lower(l.name) LIKE ${like})`,
    findUses(ctx, "location", wanted),
  ]);
  return rankLocations(rows.map((row) => ({ ...row, uses: uses.get(row.code) ?? [] })), wanted, query).slice(0, shown);
}

/** What was typed, and the pattern of what holds it. */
function patternOf(query: string): [typed: string, like: string] {
  const typed = query.trim().toLowerCase();
  return [typed, `%${typed.replaceAll(/[\\%_]/g, "\\$&")}%`];
}

/** For whom each code of a list was used, and on which document last, by code; the nearest first. A record's own use of it is none. */
async function findUses(ctx: Context, list: "uom" | "location" | "tax-code", wanted: ChoiceQuestion): Promise<Map<string, Use[]>> {
  const askers = usedFor(list, wanted);
  if (askers.size === 0) return new Map();
  const rows = await ctx.db.$queryRaw<{ usedFor: string; code: string; at: Date; number: string | null }[]>`
    SELECT u.used_for AS "usedFor", u.code, u.last_used_at AS at, r.doc_number AS number
    FROM code_use u LEFT JOIN record r ON r.company_id = ${ctx.company} AND r.id = u.record_id
    WHERE u.company_id = ${ctx.company} AND u.list = ${list} AND u.used_for = ANY(${[...askers.keys()]}) AND (${wanted.recordId}::uuid IS NULL OR u.record_id IS DISTINCT FROM ${wanted.recordId}::uuid)`;
  const uses = Map.groupBy(rows, ({ code }) => code);
  return new Map([...uses].map(([code, of]) => [
    code,
    of.map(({ usedFor: whose, at, number }): Use => ({ by: askers.get(whose) ?? "item", at: at.toISOString(), number })).toSorted((a, b) => userNames.indexOf(a.by) - userNames.indexOf(b.by)),
  ]));
}
