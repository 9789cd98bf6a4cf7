import { z } from "zod";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findConnectionIssues, ledgerKinds, type OpenConnection } from "#lib/wiring.ts";
import { openConnectionOf } from "./connection.ts";

/** A connection as a person gives it; what is left out is as it is set now. */
export const connectionInput = z.object({
  kind: z.enum(ledgerKinds).optional(),
  baseUrl: z.string().trim().min(1, "is needed").max(500).optional(),
  /** The account book's number; of a Web API, whose key opens one book, what people call it, or nothing. */
  book: z.string().trim().max(50).optional(),
  keyId: z.string().trim().min(1, "is needed").max(500).optional(),
  /** Never read back: left out, the one that is stored stays. */
  apiKey: z.string().trim().min(1, "is needed").max(2000).optional(),
  /** What the book calls things; those that are left out stay. */
  settings: z.record(z.string(), z.unknown()).optional(),
});
export type ConnectionInput = z.input<typeof connectionInput>;

export type DraftError =
  | { code: "invalid"; issues: { path: string; message: string }[] }
  /** The secret belongs to the key, the book and the address that it was given for. */
  | { code: "secret-needed" };

export type DraftConnection = OpenConnection & { settings: object };

/**
 * The connection that would result from `input`. The stored secret is used only for the very product, address, book and key id
 * that it was given for: otherwise whoever may change the address could have it sent to a server of their own.
 */
export async function draftConnection(tx: Pick<RawTx, "$queryRaw">, company: number, input: ConnectionInput): Promise<Result<DraftConnection, DraftError>> {
  const now = await openConnectionOf(tx, company);
  const kind = input.kind ?? now?.kind;
  if (kind === undefined) return err({ code: "invalid", issues: [{ path: "kind", message: "is needed" }] });
  const baseUrl = (input.baseUrl ?? now?.baseUrl ?? "").replace(/\/+$/, "");
  const [book, keyId] = [input.book ?? now?.book ?? "", input.keyId ?? now?.keyId ?? ""];
  const isSamePlace = now !== null && now.kind === kind && now.baseUrl === baseUrl && now.book === book && now.keyId === keyId;
  if (now !== null && input.apiKey === undefined && !isSamePlace) return err({ code: "secret-needed" });
  const settings = { ...(now?.settings as object | undefined), ...input.settings };
  const draft: DraftConnection = { kind, baseUrl, book, keyId, apiKey: input.apiKey ?? now?.apiKey ?? "", settings };
  const issues = findConnectionIssues(draft);
  return issues.length > 0 ? err({ code: "invalid", issues }) : ok(draft);
}
