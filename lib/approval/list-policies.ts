import type { Tx } from "#lib/db/prisma.ts";
import type { PolicyRow } from "./policy.ts";
import { findPolicies } from "./store.ts";

/** The company's approval policies, for telling beforehand who may approve what. */
export async function listPolicies(tx: Tx, company: number): Promise<PolicyRow[]> {
  return findPolicies(tx, company);
}
