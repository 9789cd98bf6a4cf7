import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { pipelines, type Tx } from "./prisma.ts";

/** What hand-written SQL needs of a transaction: what takes this can be used in Prisma's transactions and in `inRawTx`. */
export type RawTx = Pick<Tx, "$executeRaw" | "$queryRaw" | "$queryRawUnsafe">;

/**
 * One transaction without Prisma, for the few hot writes where Prisma's own cost shows: each statement takes a third of the
 * time, and is parsed and planned once per connection. Statements that are not awaited one by one are sent together, and
 * carried out in the order in which they were asked for. Rolled back where `work` throws.
 *
 * Statements go by the plan for any values, whatever these are: they name rows by their keys, and a plan for the values of a
 * company that the statistics do not know yet would read all its rows to find one.
 *
 * `isDurable: false` does not wait for the disk: after a crash of the database it may never have been, and neither is
 * whatever was committed after it. Only where that loses nothing that cannot be found again.
 */
export async function inRawTx<T>(work: (tx: RawTx) => Promise<T>, { isDurable = true } = {}): Promise<T> {
  const client = await pipelines().connect();
  const tx = over(client);
  let trouble: Error | undefined;
  try {
    const begun = client.query(`BEGIN; SET LOCAL plan_cache_mode TO force_generic_plan${isDurable ? "" : "; SET LOCAL synchronous_commit TO off"}`);
    const [result] = await Promise.all([work(tx), begun]);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((broken: Error) => (trouble = broken));
    throw error;
  } finally {
    // A connection that cannot even roll back is of no use to anybody.
    client.release(trouble);
  }
}

/** The same without a transaction: each statement by itself. For reads. */
export function rawReads(): RawTx {
  return over(pipelines());
}

function over(target: Pick<Pool, "query">): RawTx {
  const tagged = (query: TemplateStringsArray, values: readonly unknown[]) => {
    const text = textOf(query);
    return target.query({ name: nameOf(text), text, values: [...values] });
  };
  return {
    $executeRaw: async (query: TemplateStringsArray, ...values: unknown[]) => (await tagged(query, values)).rowCount ?? 0,
    $queryRaw: async (query: TemplateStringsArray, ...values: unknown[]) => (await tagged(query, values)).rows,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await target.query(text, values)).rows,
  } as unknown as RawTx;
}

const texts = new WeakMap<TemplateStringsArray, string>();
const names = new Map<string, string>();

/** `$1`, `$2` ... between the pieces of the template. */
function textOf(query: TemplateStringsArray): string {
  let text = texts.get(query);
  if (text === undefined) {
    text = query.reduce((written, piece, place) => `${written}${place === 0 ? "" : `$${place}`}${piece}`, "");
    texts.set(query, text);
  }
  return text;
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha1").update(text).digest("base64url");
    names.set(text, name);
  }
  return name;
}
