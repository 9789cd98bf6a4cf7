import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { customerCodePrefix, nextCustomerCode } from "./customer-code.ts";
import { codesOneMistakeAway } from "./mistyped-code.ts";
import { barePhone, rankCustomers, rankItems, type CustomerCandidate, type ItemCandidate, type Ranked, type WantedCustomer, type WantedItem } from "./rank.ts";
import { skuKey } from "./resolve.ts";
import { searchWords, wordGroups } from "./some-words.ts";
import { words } from "./similarity.ts";
import { allWords } from "./word-query.ts";

/** How many a look-up shows. */
const shown = 20;
/** How many candidates are fetched for the ranking to choose from; of what somebody types and waits for, fewer. */
const fetched = 200;
const fetchedAsTyped = 80;
/** How many like texts are compared before the best are kept: in a large catalogue more are alike than anybody can look at. */
const compared = 1500;
/** With this many good candidates nobody needs the guessing ones. */
const enough = 5;
/** Word similarity below which a text is no candidate: close ones first, then, if those are too few, vague ones. */
const thresholds = [0.6, 0.3] as const;
/** Vague texts match half a large catalogue; a person who types does not wait for that. */
const patienceMs = 400;

/** A line that wants an item, and the source it came from. */
export type ItemQuestion = WantedItem & { sourceId: string | null };

/**
 * Items that answer what was typed, best first, at most 20, each with its reasons. Exact codes and barcodes come before
 * codes that differ by one mistake, those before items that hold every typed word and those that are merely alike. Without `query` it suggests for the line.
 */
export async function lookUpItems(ctx: Context, query: string, wanted: ItemQuestion): Promise<Ranked<ItemCandidate>[]> {
  const typed = query.trim();
  if (typed === "") return suggestItems(ctx, wanted);
  const found = await findCandidates(typed, {
    exact: () => findItems(ctx, exactItem(typed)),
    beginning: () => findItemsBeginning(ctx, typed),
    mistyped: () => findItemsMistyped(ctx, typed),
    ...(isSeveralWords(typed)
      ? { containing: () => findItemsHolding(ctx, words(typed)), sharing: () => findItemsButForOneWord(ctx, typed), within: () => findItems(ctx, containsWords(typed), fetchedAsTyped) }
      : { containing: () => findItems(ctx, containsWords(typed), fetchedAsTyped), sharing: () => findSharing(ctx, wordGroups(searchWords(typed), 1), fetchedAsTyped) }),
    alike: (threshold) => findAlike<ItemRow>(ctx, itemColumns, "item", typed, threshold),
  });
  const items = await withTaught(ctx, found, wanted);
  return rankItems(items, wanted, typed).slice(0, shown);
}

/**
 * Items that probably answer a line's unknown SKU, best first, at most 20, each with its reasons. `price` of the question
 * must be in the company's currency, or null.
 */
export async function suggestItems(ctx: Context, wanted: ItemQuestion): Promise<Ranked<ItemCandidate>[]> {
  const sku = wanted.sku?.trim() ?? "";
  const taught = await findTaught(ctx, wanted);
  const found = new Map<string, ItemRow>();
  const keep = (rows: ItemRow[]) => rows.forEach((row) => found.set(row.code, row));
  if (taught.size > 0) keep(await findItems(ctx, Prisma.sql`code = ANY(${[...taught.keys()]})`));
  if (sku !== "") keep(await findItems(ctx, exactItem(sku)));
  if (found.size === 0) keep(await findItemsMistyped(ctx, sku));
  // First what shares nearly all words of the description or all but one part of the code: the index answers that at once.
  for (const text of [wanted.description, sku]) {
    const parts = searchWords(text);
    for (const without of [0, 1, 2] as const) {
      // A code written without its hyphens, before codes that share a part of it.
      if (text === sku && without === 1 && sku !== "" && found.size === 0) keep(await findItems(ctx, containsWords(spelledTogether(sku))));
      if (without === 0 || (without === 1 ? found.size < enough : found.size === 0)) keep(await findSharing(ctx, wordGroups(parts, without, text === sku ? 1 : 2)));
    }
  }
  // What is merely alike is slow to find, and asked for only where nothing else speaks.
  const vague = wanted.description.trim() === "" ? sku : wanted.description.trim();
  for (const threshold of thresholds) {
    if (found.size === 0 && vague !== "") keep(await findAlike<ItemRow>(ctx, itemColumns, "item", vague, threshold));
  }
  const items = [...found.values()].map((row) => ({ ...row, taught: taught.get(row.code) ?? 0 }));
  // What nothing speaks for is no suggestion.
  return rankItems(items, wanted).filter((item) => item.reasons.length > 0).slice(0, shown);
}

/** Debtors that answer what was typed, best first, at most 20, each with its reasons; without `query`, suggestions. */
export async function lookUpCustomers(ctx: Context, query: string, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  return lookUpAccounts(ctx, "customer", query, wanted);
}

/** The same for creditors. */
export async function lookUpSuppliers(ctx: Context, query: string, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  return lookUpAccounts(ctx, "supplier", query, wanted);
}

async function lookUpAccounts(ctx: Context, list: AccountList, query: string, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  const typed = query.trim();
  if (typed === "") return suggestAccounts(ctx, list, wanted);
  const found = await findCandidates(typed, {
    exact: () => findAccounts(ctx, list, Prisma.sql`code = ANY(${[typed, typed.toUpperCase()]})`),
    containing: () => findAccounts(ctx, list, containsWords(typed)),
    alike: (threshold) => findAlike<CustomerCandidate>(ctx, accountColumns, list, typed, threshold),
  });
  return rankCustomers(found, wanted, typed).slice(0, shown);
}

/** Debtors that are probably this buyer, best first, at most 20, each with its reasons. */
export async function suggestCustomers(ctx: Context, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  return suggestAccounts(ctx, "customer", wanted);
}

/** Creditors that are probably this supplier, best first, at most 20, each with its reasons. */
export async function suggestSuppliers(ctx: Context, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  return suggestAccounts(ctx, "supplier", wanted);
}

async function suggestAccounts(ctx: Context, list: AccountList, wanted: WantedCustomer): Promise<Ranked<CustomerCandidate>[]> {
  const found = new Map<string, CustomerCandidate>();
  const keep = (rows: CustomerCandidate[]) => rows.forEach((row) => found.set(row.code, row));
  const marks = [
    wanted.registerNo?.trim().toLowerCase() ?? "",
    wanted.email?.trim().toLowerCase() ?? "",
    ...phoneSpellings(wanted.phone ?? ""),
  ].filter((mark) => mark.length >= 4);
  if (marks.length > 0) keep(await findAccounts(ctx, list, anyOf(marks)));
  if (wanted.name.trim() !== "") {
    for (const threshold of thresholds) {
      if (found.size < enough) keep(await findAlike<CustomerCandidate>(ctx, accountColumns, list, wanted.name.trim(), threshold));
    }
  }
  return rankCustomers([...found.values()], wanted).filter((customer) => customer.reasons.length > 0).slice(0, shown);
}

/** A free code for a new debtor of this name, after AutoCount's habit ("300-K001"). Free now: making it checks again. */
export async function proposeCustomerCode(ctx: Context, name: string): Promise<string> {
  const prefix = customerCodePrefix(name);
  const taken = await ctx.db.customer.findMany({ where: { companyId: ctx.company, code: { startsWith: prefix } }, select: { code: true } });
  return nextCustomerCode(prefix, taken.map((customer) => customer.code));
}

type AccountList = "customer" | "supplier";
const tables = { item: Prisma.sql`item`, customer: Prisma.sql`customer`, supplier: Prisma.sql`supplier` };

type ItemRow = Omit<ItemCandidate, "taught">;

const itemColumns = Prisma.sql`code, name, barcode, uom, trim_scale(price)::text AS price, is_active AS "isActive", origin`;
const accountColumns = Prisma.sql`code, name, email, phone, register_no AS "registerNo", currency, is_active AS "isActive", origin`;

async function findItems(ctx: Context, where: Prisma.Sql, limit = fetched): Promise<ItemRow[]> {
  return ctx.db.$queryRaw<ItemRow[]>`SELECT ${itemColumns} FROM item WHERE company_id = ${ctx.company} AND (${where}) LIMIT ${limit}`;
}

/** Items whose code begins with what was typed, in the order of their codes: the key itself answers that, whatever the size of the list. */
async function findItemsBeginning(ctx: Context, typed: string): Promise<ItemRow[]> {
  if (/\s/.test(typed)) return [];
  const beginning = (text: string) => Prisma.sql`(SELECT ${itemColumns} FROM item WHERE company_id = ${ctx.company} AND code LIKE ${`${escapeLike(text)}%`} ORDER BY code LIMIT ${fetchedAsTyped})`;
  const spellings = [...new Set([typed, typed.toUpperCase()])];
  return ctx.db.$queryRaw<ItemRow[]>`${Prisma.join(spellings.map(beginning), " UNION ALL ")}`;
}

/** Items whose code is what was typed but for one mistake. */
async function findItemsMistyped(ctx: Context, typed: string): Promise<ItemRow[]> {
  const codes = codesOneMistakeAway(typed);
  return codes.length === 0 ? [] : findItems(ctx, Prisma.sql`code = ANY(${codes})`);
}

/** Words with spaces between them are whole, but for a mistake or the last one; the parts of a code are often none. */
function isSeveralWords(typed: string): boolean {
  return /\s/.test(typed) && words(typed).length > 1;
}

/** Items that hold all of these words, each as it stands. */
async function findItemsHolding(ctx: Context, all: readonly string[]): Promise<ItemRow[]> {
  return findItems(ctx, Prisma.sql`item_words(company_id, search_text) @@ ${allWords(ctx.company, all.slice(0, 8))}::tsquery`, fetchedAsTyped);
}

/**
 * Items that hold all words but one, whichever it is: it is mistyped, or not typed to its end. Those that hold a part of it come first.
 * Each word is left out in a search of its own: one with a word that no item has is over at once. Where two words are wrong, as
 * by a letter on the wrong side of a space, parts of them may still be found.
 */
async function findItemsButForOneWord(ctx: Context, typed: string): Promise<ItemRow[]> {
  const parts = [...new Set(words(typed))].slice(0, 6);
  const like = (part: string) => Prisma.sql`(search_text LIKE ${`%${part}%`})::int`;
  const without = (odd: string) => Prisma.sql`(SELECT ${itemColumns} FROM (
    SELECT * FROM item WHERE company_id = ${ctx.company} AND item_words(company_id, search_text) @@ ${allWords(ctx.company, parts.filter((word) => word !== odd))}::tsquery LIMIT ${compared}) held
    ORDER BY 2 * ${like(odd)} + ${like(odd.slice(0, 3))} + ${like(odd.slice(-3))} DESC, code LIMIT ${fetchedAsTyped})`;
  const found = parts.length < 3 ? [] : await ctx.db.$queryRaw<ItemRow[]>`${Prisma.join(parts.map(without), " UNION ALL ")}`;
  return found.length > 0 ? found : findSharing(ctx, wordGroups(searchWords(typed), 1), fetchedAsTyped);
}

/** Items whose text holds every word of one of the groups. */
async function findSharing(ctx: Context, groups: readonly string[][], limit = fetched): Promise<ItemRow[]> {
  if (groups.length === 0) return [];
  return findItems(ctx, Prisma.join(groups.map((group) => Prisma.sql`(${Prisma.join(group.map((word) => Prisma.sql`search_text LIKE ${`%${escapeLike(word)}%`}`), " AND ")})`), " OR "), limit);
}

/** A code that a shop writes without its hyphens: letters and digits apart again, as most books write them. */
function spelledTogether(sku: string): string {
  return sku.replaceAll(/([a-z])(?=\d)|(\d)(?=[a-z]{2})/gi, "$1$2 ");
}

async function findAccounts(ctx: Context, list: AccountList, where: Prisma.Sql): Promise<CustomerCandidate[]> {
  return ctx.db.$queryRaw<CustomerCandidate[]>`SELECT ${accountColumns} FROM ${tables[list]} WHERE company_id = ${ctx.company} AND (${where}) LIMIT ${fetched}`;
}

type Steps<T> = { exact: () => Promise<T[]>; beginning?: () => Promise<T[]>; mistyped?: () => Promise<T[]>; containing: () => Promise<T[]>; sharing?: () => Promise<T[]>; within?: () => Promise<T[]>; alike: (threshold: number) => Promise<T[]> };

/** From certain to vague, stopping as soon as there is enough to choose from. */
async function findCandidates<T extends { code: string }>(typed: string, steps: Steps<T>): Promise<T[]> {
  const [exact, beginning] = await Promise.all([steps.exact(), steps.beginning?.() ?? []]);
  const found = new Map([...exact, ...beginning].map((row) => [row.code, row]));
  // Whoever typed a whole code or barcode, or the beginning of enough codes, has found it; among a million the rest takes its time.
  if (steps.beginning !== undefined && (exact.length > 0 || found.size >= shown)) return [...found.values()];
  // Nobody has this code or one that begins so: perhaps somebody's differs by a slip of the finger.
  const meant = found.size === 0 ? ((await steps.mistyped?.()) ?? []) : [];
  if (meant.length > 0) return meant;
  for (const row of await steps.containing()) found.set(row.code, row);
  if (exact.length > 0) return [...found.values()];
  if (steps.sharing !== undefined && found.size < enough) for (const row of await steps.sharing()) found.set(row.code, row);
  if (steps.within !== undefined && found.size === 0) for (const row of await steps.within()) found.set(row.code, row);
  const few = steps.sharing === undefined ? enough : 1;
  // Two letters are like everything.
  if (words(typed).join("").length >= 3) {
    for (const threshold of thresholds) {
      if (found.size < few) for (const row of await steps.alike(threshold)) found.set(row.code, row);
    }
  }
  return [...found.values()];
}

function exactItem(code: string): Prisma.Sql {
  return Prisma.sql`code = ANY(${[code, code.toUpperCase()]}) OR barcode = ${code}`;
}

/** Every typed word stands somewhere in the text; a short one at the beginning of a word, where the index can help. */
function containsWords(typed: string): Prisma.Sql {
  const parts = words(typed).slice(0, 8);
  if (parts.length === 0) return Prisma.sql`FALSE`;
  return Prisma.join(
    parts.map((word) => (word.length >= 3 ? Prisma.sql`search_text LIKE ${`%${word}%`}` : Prisma.sql`(search_text LIKE ${`${word}%`} OR search_text LIKE ${`% ${word}%`})`)),
    " AND ",
  );
}

function anyOf(marks: string[]): Prisma.Sql {
  return Prisma.join(marks.map((mark) => Prisma.sql`search_text LIKE ${`%${escapeLike(mark)}%`}`), " OR ");
}

/** How the last digits of a phone number are usually written: "345 6789", "345-6789", "3456789". */
function phoneSpellings(phone: string): string[] {
  const last = barePhone(phone).slice(-7);
  return last.length === 7 ? ["", " ", "-"].map((gap) => `${last.slice(0, 3)}${gap}${last.slice(3)}`) : [];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/**
 * Rows whose search text is like `text`, by the trigram index: `%>` asks it with the threshold set for this transaction.
 * Gives up after `patienceMs`, with nothing: a vague text over a very large mirror.
 */
async function findAlike<T>(ctx: Context, columns: Prisma.Sql, table: keyof typeof tables, text: string, threshold: number): Promise<T[]> {
  const asked = text.toLowerCase().slice(0, 120);
  try {
    const [, rows] = await ctx.db.$transaction([
      ctx.db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(threshold)}, true), set_config('statement_timeout', ${String(patienceMs)}, true)`,
      ctx.db.$queryRaw<T[]>`
        SELECT ${columns}
        FROM (SELECT * FROM ${tables[table]} WHERE company_id = ${ctx.company} AND search_text %> ${asked} LIMIT ${compared}) AS candidate
        ORDER BY word_similarity(${asked}, search_text) DESC, code
        LIMIT ${2 * shown}`,
    ]);
    return rows;
  } catch (error) {
    if (isTimeout(error)) return [];
    throw error;
  }
}

/** PostgreSQL's "canceling statement due to statement timeout", however Prisma wraps it. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && `${error.message} ${JSON.stringify(error)}`.includes("57014");
}

async function withTaught(ctx: Context, rows: ItemRow[], wanted: ItemQuestion): Promise<ItemCandidate[]> {
  const taught = await findTaught(ctx, wanted);
  return rows.map((row) => ({ ...row, taught: taught.get(row.code) ?? 0 }));
}

/** How many sources of the company answer this very SKU with an item; an answer that was revoked was wrong and counts no more. */
async function findTaught(ctx: Context, wanted: ItemQuestion): Promise<Map<string, number>> {
  const key = skuKey(wanted.sku);
  if (key === null) return new Map();
  const rows = await ctx.db.alias.groupBy({
    by: ["target"],
    where: { companyId: ctx.company, type: "item", key, revokedAt: null },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.target, row._count._all]));
}
