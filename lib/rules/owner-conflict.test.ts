import { expect } from "vitest";
import { aCustomer, anAdjustment, anItem } from "#lib/canonical/document-builder.ts";
import type { Contested } from "#lib/ownership/contested.ts";
import { undecidedOwnership, type OwnedData, type Owner } from "#lib/ownership/ownership.ts";
import { ownerConflict } from "./owner-conflict.ts";
import { testRule } from "./test-rule.ts";

const since = "2026-01-01T00:00:00.000Z";
const ledger: Owner = { system: "ledger", since };
const any: Owner = { system: "any", since };
const shop: Owner = { system: "source", sourceId: "shop-1", name: "The shop", since };
const other: Owner = { system: "source", sourceId: "erp", name: "The ERP", since };

const facts = (owners: Partial<Record<OwnedData, Owner>>, contested: Partial<Contested> = {}) => ({
  ownership: { ...undecidedOwnership, owners: { ...undecidedOwnership.owners, ...owners } },
  contested: new Map([["record-2", { ledger: null, others: [], decisions: [], ...contested }]]),
});
const item = anItem({ code: "TEA", sku: null, name: "Green Tea", uom: null, barcode: null, price: null, taxCode: null, classification: null });
const named = new Map([["item-code name", "Tea"]]);
const erpWrote = (value: string, recordId = "record-1") => ({ recordId, sourceId: "erp", sourceName: "The ERP", data: "item-code" as const, subject: "tea", field: "name", value });
const customer = aCustomer({ code: "300-A001", name: "Aminah", email: "new@example.com", phone: null, registerNo: null, tin: null, address: null, postcode: null, creditTerm: null });
const reject = { do: "reject" as const };

testRule(ownerConflict, {
  passes: {
    "an item where nobody has decided": { kind: "item", document: item },
    "an item of its owner": { kind: "item", document: item, facts: facts({ "item-code": shop }, { ledger: named }) },
    "an item where any source may say": { kind: "item", document: item, facts: facts({ "item-code": any }, { ledger: named, others: [erpWrote("Tea")] }) },
    "an item that says what AutoCount has, written otherwise": { kind: "item", document: anItem({ ...item, name: " green  TEA" }), facts: facts({ "item-code": ledger }, { ledger: new Map([["item-code name", "Green Tea"]]) }) },
    "a value that a person took": {
      kind: "item", document: item,
      facts: facts({ "item-code": ledger }, { ledger: named, decisions: [{ data: "item-code", subject: "tea", field: "name", value: "Green Tea", decision: "take" }] }),
    },
    "two sources that say the same, where nobody has decided": { kind: "item", document: item, facts: facts({}, { others: [erpWrote("green tea")] }) },
    "the first of two that disagree, where nobody has decided": { kind: "item", document: item, facts: facts({}, { others: [erpWrote("Black Tea", "record-3")] }) },
    "a move of stock by its owner": { kind: "stock_adjustment", document: anAdjustment(), facts: facts({ stock: shop }) },
    "what a person enters by hand": {
      kind: "stock_adjustment", document: anAdjustment(),
      facts: { ownership: { owners: { ...undecidedOwnership.owners, stock: ledger }, byHand: new Set(["shop-1"]) } },
    },
  },
  holds: {
    "another name than AutoCount's, which owns it": [
      { kind: "item", document: item, facts: facts({ "item-code": ledger }, { ledger: named }) },
      {
        message: 'Name is "Green Tea" here and "Tea" in AutoCount; AutoCount owns item code.', data: "item-code", field: "name", value: "Green Tea",
        owner: "AutoCount", since, ownersValue: "Tea", fields: ["name"], fixes: [{ do: "set-field", path: "name", value: "Tea" }, reject],
      },
    ],
    "an item that AutoCount, the owner, does not have: said once": [
      { kind: "item", document: anItem({ ...item, uom: "UNIT", barcode: "955" }), facts: facts({ "item-code": ledger }) },
      { message: "AutoCount owns item code and has none like this.", other: null, fields: ["name"], fixes: [reject] },
    ],
    "another name than that of the source which owns it": [
      { kind: "item", document: item, facts: facts({ "item-code": other }, { others: [erpWrote("Oolong")] }) },
      { message: 'Name is "Green Tea" here and "Oolong" in The ERP; The ERP owns item code.', owner: "The ERP", fields: ["name"], fixes: [{ do: "set-field", value: "Oolong" }, reject] },
    ],
    "two sources that disagree, where nobody has decided": [
      { kind: "item", document: item, facts: facts({}, { others: [erpWrote("Black Tea")] }) },
      {
        message: 'Name is "Green Tea" here and "Black Tea" in The ERP; nobody has decided who owns item code.', owner: null, since: null, fields: ["name"],
        fixes: [{ do: "set-field", path: "name", value: "Black Tea" }, reject],
      },
    ],
    "a price that AutoCount owns, of an item whose code anybody may write": [
      { kind: "item", document: anItem({ ...item, price: "12.00" }), facts: facts({ price: ledger, "item-code": any }, { ledger: new Map([["price price", "10"]]) }) },
      { message: 'Price is "12" here and "10" in AutoCount; AutoCount owns price.', data: "price", fields: ["price"], fixes: [{ do: "set-field", path: "price", value: "10" }, reject] },
    ],
    "a customer's e-mail that AutoCount has otherwise": [
      {
        kind: "customer", document: customer,
        facts: facts({ "customer-record": ledger }, { ledger: new Map([["customer-record name", "Aminah"], ["customer-record email", "old@example.com"], ["customer-record currency", "MYR"]]) }),
      },
      { message: 'Email is "new@example.com" here and "old@example.com" in AutoCount; AutoCount owns customer record.', fields: ["email"], fixes: [{ do: "set-field" }, reject] },
    ],
    "a move of stock from elsewhere": [
      { kind: "stock_adjustment", document: anAdjustment(), facts: facts({ stock: ledger }) },
      { message: expect.stringMatching(/^AutoCount owns stock, and this moves .* from elsewhere\.$/) as unknown as string, data: "stock", ownersValue: null, fields: ["lines.0.quantity"], fixes: [reject] },
    ],
  },
});
