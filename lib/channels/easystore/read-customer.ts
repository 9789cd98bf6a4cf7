import { z } from "zod";
import { type ReadOutcome, unreadable } from "../channel.ts";
import { writeCustomer } from "../customer-master.ts";
import { parseSent } from "../explain-issue.ts";
import { id, optionalMoment, optionalText } from "../fields.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";
import { customerKnown } from "./unmapped-order.ts";

// The names of the fields are those of the customer inside an order; a message about a customer was not found in public.

const easyStoreCustomer = z.object({ id, first_name: optionalText, last_name: optionalText, email: optionalText, phone: optionalText, created_at: optionalMoment, updated_at: optionalMoment });

/** Reads a customer: name, e-mail address and telephone number. Where its addresses stand is not known: they are listed. */
export function readCustomer(raw: JsonObject, receivedAt: string): ReadOutcome {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(easyStoreCustomer, raw);
  if (!parsed.ok) return unreadable(`This EasyStore customer cannot be read: ${parsed.error.sentence}`, about);
  const customer = parsed.value;
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, names(customerKnown));
  const written = writeCustomer(`EasyStore customer ${customer.id}`, {
    id: customer.id,
    company: "",
    person: [customer.first_name, customer.last_name].filter(Boolean).join(" "),
    email: customer.email ?? "",
    phone: customer.phone ?? "",
    address: null,
    state: null,
    country: typeof raw.country_code === "string" ? raw.country_code : null,
    createdAt: customer.created_at ?? receivedAt,
    updatedAt: customer.updated_at,
  }, unmapped);
  return written.ok ? { kind: "documents", documents: [{ index: 0, ...written.value }], refused: [] } : unreadable(written.error, about);
}
