import { z } from "zod";
import type { FindOutcome, LedgerDifference, TaxEntity } from "#lib/posting/ledger.ts";
import { plainTin } from "#lib/posting/tax-identity.ts";
import type { Result } from "#lib/result.ts";
import type { Reply, Request } from "../call.ts";
import { withoutSecret } from "../without-secret.ts";
import type { ListingFailure } from "../listing-failure.ts";
import { sameText, textDifference } from "../stored-fields.ts";
import { unreachable } from "../waits.ts";
import type { CloudConnection } from "./connection.ts";
import { type Ask, readListing } from "./read-listing.ts";

// A listing without the column says nothing of whose they are: better unreadable than "absent" (cloud-api 6.4).
const row = z.object({
  taxentityid: z.string().min(1),
  tin: z.string().nullable(),
  name: z.string().nullish(),
  identityno: z.string().nullish(),
  businessregistrationnumber: z.string().nullish(),
});
export type StoredTaxEntity = z.infer<typeof row>;

/** Every tax entity of the book, each once (cloud-api 22). The facts know of no filter, by TIN or anything else. */
export function listTaxEntities(connection: CloudConnection, ask?: Ask): Promise<Result<StoredTaxEntity[], ListingFailure>> {
  const page = (number: number): Request => ({ method: "GET", path: `taxentity/listing?page=${number}` });
  return readListing(connection, { name: "tax entity", page, row, keyOf: ({ taxentityid }) => taxentityid }, undefined, ask);
}

/** Looks for the tax entity of a TIN among all of the book, with as many calls as that has pages. */
export async function findTaxEntity(connection: CloudConnection, entity: TaxEntity, ask: (request: Request, isFirst: boolean) => Promise<Reply>): Promise<FindOutcome> {
  let isFirst = true;
  const listed = await listTaxEntities(connection, (request) => {
    const asked = ask(request, isFirst);
    isFirst = false;
    return asked;
  });
  if (!listed.ok) {
    const { kind, reason } = listed.error;
    if (kind === "stopped" || kind === "unreachable") return { ...listed.error, reason: withoutSecret(connection, reason) };
    return unreachable(reason);
  }
  const [found, ...others] = listed.value.filter(({ tin }) => plainTin(tin) === entity.tin);
  if (found === undefined) return { kind: "absent" };
  if (others.length === 0) return { kind: "mine", docKey: found.taxentityid, differences: differencesOf(found, entity), cancelled: false };
  const which = [found, ...others].map(({ taxentityid, name }) => `${taxentityid} ${name ?? ""}`.trim()).join(", ");
  return { kind: "foreign", docKey: found.taxentityid, description: `AutoCount has ${others.length + 1} tax entities with the TIN ${entity.tin}: ${which}.` };
}

/** Which columns the listing has is not known (cloud-api 22): what it leaves out is not compared. */
function differencesOf(stored: StoredTaxEntity, { name, registerNo, identityNo }: TaxEntity): LedgerDifference[] {
  const compared = (field: string, sent: string | null, there: string | null | undefined) =>
    there === undefined || sameText(sent ?? "", there ?? "") ? [] : textDifference(field, sent ?? "", there ?? "");
  return [
    ...compared("name", name, stored.name),
    ...compared("registerNo", registerNo, stored.businessregistrationnumber),
    ...compared("identityNo", identityNo, stored.identityno),
  ];
}
