import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { err, ok } from "#lib/result.ts";
import type { Result } from "#lib/result.ts";
import { withoutSecret } from "../without-secret.ts";
import type { ListingFailure } from "../listing-failure.ts";
import { callWebApi } from "./call.ts";
import type { WebApiConnection } from "./connection.ts";
import { readRows } from "./read-answer.ts";

// How the lists name their columns is not in the facts (other-apis H): the names of the desktop's data model are read (F.2),
// and those of the Cloud's lists where they differ. Keys come in lower case, numbers as text.
const text = z.string().nullish().transform((value) => value?.trim() || null);
/** Flags are "T" or "F" in the desktop product (other-apis F.4). */
const isActive = z.union([z.boolean(), z.string()]).nullish().transform((flag) => flag !== false && !(typeof flag === "string" && /^(f|false|n)$/i.test(flag)));

const party = z
  .object({
    accno: z.string().min(1), companyname: text, currencycode: text, displayterm: text, registerno: text, emailaddress: text, phone1: text,
    address1: text, address2: text, address3: text, address4: text, postcode: text, isactive: isActive,
  })
  .transform((row) => ({
    code: row.accno, name: row.companyname ?? row.accno, currency: row.currencycode, creditTerm: row.displayterm, registerNo: row.registerno,
    email: row.emailaddress, phone: row.phone1, postcode: row.postcode, isActive: row.isactive,
    address: [row.address1, row.address2, row.address3, row.address4].filter((line) => line !== null).join("\n") || null,
  }));
export type WebParty = z.infer<typeof party>;

const item = z
  .object({
    itemcode: z.string().min(1), description: text, baseuom: text, uom: text, price: text, taxcode: text, barcode: text, classification: text, isactive: isActive,
    itemuom: z.array(z.object({ uom: text, rate: text, price: text, barcode: text })).nullish(),
  })
  .transform((row) => {
    const unit = row.baseuom ?? row.uom;
    const base = row.itemuom?.find(({ uom }) => uom !== null && uom === unit);
    return {
      code: row.itemcode, name: row.description ?? row.itemcode, uom: unit, price: base?.price ?? row.price, taxCode: row.taxcode,
      barcode: base?.barcode ?? row.barcode, classification: row.classification, isActive: row.isactive,
      // Units beside the base unit, in base units each (other-apis F.2).
      units: (row.itemuom ?? []).flatMap(({ uom, rate, price }) => (uom === null || uom === unit || rate === null ? [] : [{ uom, rate, price }])),
    };
  });
export type WebItem = z.infer<typeof item>;

const location = z.object({ location: z.string().min(1), description: text }).transform((row) => ({ code: row.location, name: row.description ?? row.location }));

const MAX_TRIES = 4;
/** How often a list is asked for before it is given up. */
type Patience = { tries?: number };

/** Every item of the book, each once. */
export const listItems = (connection: WebApiConnection, patience: Patience = {}) => readMasters(connection, "Item", item, patience);
export const listDebtors = (connection: WebApiConnection) => readMasters(connection, "Debtor", party);
export const listCreditors = (connection: WebApiConnection) => readMasters(connection, "Creditor", party);
export const listLocations = (connection: WebApiConnection) => readMasters(connection, "Location", location);

/**
 * A whole list in one call: the facts know no pages (other-apis H). One code in two rows means that rows were shown twice and
 * perhaps others left out, so it is read again, and not believed where that does not end.
 */
async function readMasters<Row extends { code: string }>(connection: WebApiConnection, name: string, row: z.ZodType<Row>, { tries = MAX_TRIES }: Patience = {}): Promise<Result<Row[], ListingFailure>> {
  let counted = { read: 0, expected: 0 };
  for (let attempt = 1; attempt <= tries; attempt++) {
    const read = readRows(await callWebApi(connection, { method: "GET", path: `${name}/GetRecordList` }), Date.now());
    if (read.kind === "unreachable" && attempt < tries) {
      await sleep(read.waitMs);
      continue;
    }
    if (read.kind !== "rows") return err({ ...read, reason: withoutSecret(connection, read.reason) });
    const rows = z.array(row).safeParse(read.rows);
    if (!rows.success) return err({ kind: "unreadable", reason: `AutoCount's ${name} list could not be read.` });
    const distinct = new Map(rows.data.map((one) => [one.code, one]));
    if (distinct.size === rows.data.length) return ok(rows.data);
    counted = { read: distinct.size, expected: rows.data.length };
  }
  return err({ kind: "incomplete", reason: `AutoCount's ${name} list gave ${counted.read} different rows of ${counted.expected}, in ${tries} readings.`, ...counted });
}
