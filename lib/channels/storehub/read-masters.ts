import { z } from "zod";
import { writeCustomer } from "../customer-master.ts";
import { parseSent } from "../explain-issue.ts";
import { absent, flag, id, optionalMoment, optionalText } from "../fields.ts";
import { optionalFloatMoney } from "../float-money.ts";
import { writeItems } from "../item-master.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { OneRead } from "../read-each.ts";
import type { JsonObject } from "../read-json.ts";
import { UnmappedList } from "../unmapped.ts";

const product = z.object({ id, name: optionalText, sku: z.string().nullish().transform(absent), barcode: optionalText, category: optionalText, unitPrice: optionalFloatMoney, cost: optionalFloatMoney, isParentProduct: flag });
const customer = z.object({ refId: id, firstName: optionalText, lastName: optionalText, email: optionalText, phone: optionalText, state: optionalText, createdTime: optionalMoment, modifiedTime: optionalMoment });
const productKnown = names("id name sku barcode category unitPrice cost isParentProduct parentProductId trackStockLevel variantGroups");
const customerKnown = names("refId firstName lastName email phone state createdTime modifiedTime");

/** Reads a product as an item under its SKU; one that only holds its variants together is not sold itself. */
export function readProduct(raw: JsonObject, receivedAt: string): OneRead {
  const about = typeof raw.id === "string" ? raw.id : null;
  const parsed = parseSent(product, raw);
  if (!parsed.ok) return { kind: "refused", reason: `This StoreHub product cannot be read: ${parsed.error.sentence}`, about };
  const { unitPrice: price, isParentProduct, ...sent } = parsed.value;
  if (isParentProduct) return { kind: "nothing", reason: `StoreHub product ${sent.id} holds its variants together and is not sold itself.`, about };
  const rest = new UnmappedList();
  new Leftovers(rest).others(raw, productKnown);
  const { documents, refused } = writeItems([{ ...sent, name: sent.name ?? "", price, isActive: true, createdAt: receivedAt, updatedAt: null, rest }]);
  const [item] = documents;
  if (item === undefined) return { kind: "refused", reason: refused[0]?.why ?? "This StoreHub product cannot be read.", about };
  const { index: _, ...record } = item;
  return { kind: "record", record };
}

export function readCustomer(raw: JsonObject, receivedAt: string): OneRead {
  const about = typeof raw.refId === "string" ? raw.refId : null;
  const parsed = parseSent(customer, raw);
  if (!parsed.ok) return { kind: "refused", reason: `This StoreHub customer cannot be read: ${parsed.error.sentence}`, about };
  const sent = parsed.value;
  const unmapped = new UnmappedList();
  new Leftovers(unmapped).others(raw, customerKnown);
  const read = writeCustomer(`StoreHub customer ${sent.refId}`, {
    id: sent.refId, company: "", person: [sent.firstName, sent.lastName].filter(Boolean).join(" "), email: sent.email ?? "", phone: sent.phone ?? "",
    address: null,
    state: sent.state, country: null, createdAt: sent.createdTime ?? receivedAt, updatedAt: sent.modifiedTime,
  }, unmapped);
  return read.ok ? { kind: "record", record: read.value } : { kind: "refused", reason: read.error, about };
}
