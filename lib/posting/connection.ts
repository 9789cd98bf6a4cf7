import { openSecret, sealSecret, type SecretPlace } from "#lib/auth/secret-box.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { LedgerKind, OpenConnection } from "#lib/wiring.ts";

/** The company's connection with its credentials opened, and whether it may send; null where none is set. */
export async function openConnectionOf(
  tx: Pick<Tx, "ledgerConnection">,
  company: number,
): Promise<(OpenConnection & { state: "open" | "stopped" }) | null> {
  const row = await tx.ledgerConnection.findUnique({
    where: { companyId: company },
    select: { kind: true, baseUrl: true, book: true, credentials: true, settings: true, state: true },
  });
  if (row === null) return null;
  const { keyId, apiKey } = JSON.parse(openSecret(row.credentials, placeOf(company))) as { keyId: string; apiKey: string };
  return { kind: row.kind as LedgerKind, baseUrl: row.baseUrl, book: row.book, settings: row.settings, state: row.state as "open" | "stopped", keyId, apiKey };
}

/**
 * The same, with its row shared until the transaction ends: who marks a posting as sending in it cannot have the book
 * changed under the send.
 */
export async function shareConnection(tx: Tx, company: number): Promise<OpenConnection | null> {
  await tx.$executeRaw`SELECT 1 FROM ledger_connection WHERE company_id = ${company} FOR SHARE`;
  return openConnectionOf(tx, company);
}

/** The credentials of a connection as they are stored: sealed, and bound to the company. */
export function sealCredentials(company: number, credentials: { keyId: string; apiKey: string }): Uint8Array<ArrayBuffer> {
  return sealSecret(JSON.stringify(credentials), placeOf(company));
}

function placeOf(company: number): SecretPlace {
  return { company, purpose: "ledger-connection:credentials" };
}
