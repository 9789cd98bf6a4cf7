import type { Tx } from "#lib/db/prisma.ts";
import { findHeldByParty, findHeldBySku } from "#lib/records/find-held.ts";

/** How many other records of this source an answer to this SKU touches. */
export async function countHeldBySku(tx: Tx, company: number, sourceId: string, sku: string, except: string): Promise<number> {
  return (await findHeldBySku(tx, company, { sourceId, sku })).filter((id) => id !== except).length;
}

/** How many other records of this source an answer to this buyer or supplier touches. */
export async function countHeldByParty(
  tx: Tx,
  company: number,
  question: { list: "customer" | "supplier"; sourceId: string; keys: readonly string[] },
  except: string,
): Promise<number> {
  return (await findHeldByParty(tx, company, question)).filter((id) => id !== except).length;
}
