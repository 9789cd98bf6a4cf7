import { openSecret, sealSecret, type SecretPlace } from "#lib/auth/secret-box.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { type ListedTaxCode, type OpenConnection, withListedTaxCodes } from "#lib/wiring.ts";

/** `revision` counts what was set of it. */
type Connection = OpenConnection & { state: "open" | "stopped"; revision: number };
type Sealed = Omit<Connection, "keyId" | "apiKey"> & { credentials: Uint8Array; listedTaxCodes: ListedTaxCode[] | null };

/** The company's connection with its credentials opened, the tax codes of the mirror in its settings, and whether it may send; null where none is set. */
export async function openConnectionOf(tx: Pick<RawTx, "$queryRaw">, company: number): Promise<Connection | null> {
  const [row] = await tx.$queryRaw<Sealed[]>`
    SELECT kind, base_url AS "baseUrl", book, credentials, settings, state, revision,
      (SELECT jsonb_agg(jsonb_build_object('code', code, 'rate', trim_scale(rate)::text, 'side', side) ORDER BY code)
        FROM tax_code t WHERE t.company_id = c.company_id AND t.is_active AND t.rate IS NOT NULL) AS "listedTaxCodes"
    FROM ledger_connection c WHERE company_id = ${company}`;
  return row === undefined ? null : unseal(company, row);
}

function unseal(company: number, { credentials, listedTaxCodes, ...connection }: Sealed): Connection {
  const { keyId, apiKey } = JSON.parse(openSecret(credentials, placeOf(company))) as { keyId: string; apiKey: string };
  return { ...connection, settings: withListedTaxCodes(connection.settings, listedTaxCodes ?? []), keyId, apiKey };
}

/**
 * The same, with its row shared until the transaction ends: who marks a posting as sending in it cannot have the book
 * changed under the send.
 */
export async function shareConnection(tx: Pick<RawTx, "$queryRaw">, company: number): Promise<Connection | null> {
  const [row] = await tx.$queryRaw<Sealed[]>`
    SELECT kind, base_url AS "baseUrl", book, credentials, settings, state, revision,
      (SELECT jsonb_agg(jsonb_build_object('code', code, 'rate', trim_scale(rate)::text, 'side', side) ORDER BY code)
        FROM tax_code t WHERE t.company_id = c.company_id AND t.is_active AND t.rate IS NOT NULL) AS "listedTaxCodes"
    FROM ledger_connection c WHERE company_id = ${company} FOR SHARE OF c`;
  return row === undefined ? null : unseal(company, row);
}

/** The credentials of a connection as they are stored: sealed, and bound to the company. */
export function sealCredentials(company: number, credentials: { keyId: string; apiKey: string }): Uint8Array<ArrayBuffer> {
  return sealSecret(JSON.stringify(credentials), placeOf(company));
}

function placeOf(company: number): SecretPlace {
  return { company, purpose: "ledger-connection:credentials" };
}
