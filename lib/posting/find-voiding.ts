import type { Tx } from "#lib/db/prisma.ts";
import { findLivePosting } from "./store.ts";

/** AutoCount's number of a record that is being voided there; null where it is not. */
export async function findVoiding(tx: Tx, company: number, recordId: string): Promise<string | null> {
  const posting = await findLivePosting(tx, company, recordId);
  return posting?.state === "voiding" || posting?.state === "void-unknown" ? posting.docNo : null;
}
