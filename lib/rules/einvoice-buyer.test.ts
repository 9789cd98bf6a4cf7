import { aCreditNote, aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { einvoiceBuyer } from "./einvoice-buyer.ts";
import { aFacts, anEInvoice, type Case, testRule, anAccount } from "./test-rule.ts";

type Buyer = NonNullable<SalesDocumentInput["customer"]>;
const tan: Buyer = {
  code: "300-A001", name: "Tan Hardware Sdn Bhd", tin: "C1234567890", identityType: "BRN", identityNo: "202001234567", sstNo: "NA", phone: "+60 12-345 6789",
  address: "8 Lebuh Campbell", postcode: "10100", city: "George Town", state: "07", country: "MY",
};
const facts = { eInvoice: anEInvoice() };
const sold = (buyer: Partial<Buyer>, over: Partial<SalesDocumentInput> = {}): Case<"invoice"> => ({ document: aDocument({ customer: { ...tan, ...buyer }, ...over }), facts }) as Case<"invoice">;
const asked = { eInvoice: "individual" } as const;
const large = { lines: [aLine({ quantity: "1000", unitPrice: "10.01", amount: "10010.00" })], total: "10010.00" };
const setField = (path: string, value: string) => ({ do: "set-field" as const, path, value });
const edit = (path: string) => ({ do: "edit-field" as const, path });
const blank: Buyer = { code: "300-A001", name: "Aminah" };

testRule(einvoiceBuyer, {
  passes: {
    "a company that issues no e-invoices": aDocument({ customer: { name: "Aminah", tin: "nonsense" }, ...asked }),
    "a document from before the first day": { document: aDocument({ date: "2025-12-31", customer: blank, ...asked }), facts },
    "a sale that goes into the consolidated e-invoice": { document: aDocument({ customer: blank }), facts },
    "a large sale that is still relaxed for its group": { document: aDocument({ customer: blank, ...large }), facts: { eInvoice: anEInvoice({ group: "1m-5m" }) } },
    "exactly the limit": { document: aDocument({ customer: blank, total: "10000.00" }), facts },
    "a buyer of whom all is known": sold({}),
    "the registration number of a company stands for its identity": sold({ identityType: null, identityNo: null, registerNo: "202001234567" }),
    "a person's TIN needs no identity number": sold({ tin: "IG12345678901", identityType: null, identityNo: null }),
    "the public, of whom no address is asked": sold({ tin: "EI00000000010", identityType: "NRIC", identityNo: "770625015324", address: null, city: null, state: null, country: null, postcode: null }, asked),
    "a buyer abroad names a state of their own": sold({ tin: "EI00000000020", identityType: "PASSPORT", identityNo: "A12345678", country: "SG", state: "Singapore", postcode: "S 238801" }, asked),
    "a debtor whose tax identity AutoCount knows": {
      document: aDocument({ customer: blank }),
      facts: { eInvoice: anEInvoice(), customers: new Map([["300-A001", anAccount({ tin: "IG12345678901" })]]) },
    },
    "a marketplace sale, whose platform issues it": { document: aDocument({ customer: blank, ...large }), sourceId: "shopee-1", facts },
    "state 17 at home, before the portal looked at it": sold({ state: "17" }, { date: "2026-04-29" }),
    "one e-mail address": sold({ email: "akaun@tan.example" }),
    "a TIN that only looks wrong, which is a doubt": sold({ tin: "C2584563222" }),
    "a sale that is booked as an order, not as an invoice": { document: aDocument({ customer: blank, ...asked }), kind: "sales_order", bookAs: "sales_order", facts },
    "a credit note of a large sale to nobody in particular": { document: aCreditNote({ customer: blank, ...large }), kind: "credit_note", bookAs: "credit_note", facts },
  },
  holds: {
    "two e-mail addresses": [
      sold({ email: "a@tan.example; b@tan.example" }),
      { message: "The e-mail address a@tan.example; b@tan.example is none that MyInvois takes: one address alone, or nothing.", fields: ["customer.email"], fixes: [edit("customer.email")] },
    ],
    "NA where nothing belongs": [sold({ email: "NA" }), { message: "The e-mail address NA is none that MyInvois takes: one address alone, or nothing.", fields: ["customer.email"], fixes: [edit("customer.email")] }],
    "an address of more than three lines": [
      sold({ address: "Lot 1, ".repeat(65) }),
      { message: "The buyer's address is longer than the three lines of 150 characters that an e-invoice has.", fields: ["customer.address"], fixes: [edit("customer.address")] },
    ],
    "a buyer who asked for one and gave no TIN": [
      sold({ tin: null }, asked),
      {
        message: "The buyer asked for an e-invoice, and the buyer's TIN is missing.", fields: ["customer.tin"],
        fixes: [edit("customer.tin"), setField("customer.tin", "EI00000000010"), setField("eInvoice", "consolidated")],
      },
    ],
    "one sen above the limit: it may not be consolidated either": [
      sold({ tin: null }, { lines: [aLine({ quantity: "1", unitPrice: "10000.01", amount: "10000.01" })], total: "10000.01" }),
      {
        message: "The sale comes to MYR 10000.01, above the MYR 10000.00 up to which sales may be consolidated, and the buyer's TIN is missing.",
        fields: ["customer.tin"], fixes: [edit("customer.tin"), setField("customer.tin", "EI00000000010")],
      },
    ],
    "a foreign amount counts in ringgit": [
      sold({ tin: null, country: "SG" }, { currency: "SGD", currencyRate: "3.4", total: "3000.00" }),
      {
        message: "The sale comes to MYR 10200.00, above the MYR 10000.00 up to which sales may be consolidated, and the buyer's TIN is missing.",
        fields: ["customer.tin"], fixes: [edit("customer.tin"), setField("customer.tin", "EI00000000020")],
      },
    ],
    "everybody, where the company consolidates nothing": [
      { document: aDocument({ customer: { ...tan, tin: " " } }), facts: { eInvoice: anEInvoice({ usual: "individual" }) } },
      { message: "Every sale gets an e-invoice of its own, and the buyer's TIN is missing.", fields: ["customer.tin"], fixes: [edit("customer.tin"), setField("customer.tin", "EI00000000010"), setField("eInvoice", "consolidated")] },
    ],
    "a TIN with dashes": [
      sold({ tin: "c-1234567890" }),
      { message: "The buyer's TIN is c-1234567890, but a TIN has capital letters and digits only, without spaces and dashes.", fields: ["customer.tin"], fixes: [setField("customer.tin", "C1234567890"), edit("customer.tin")] },
    ],
    "an old TIN of a person": [
      sold({ tin: "SG12345678901", identityType: "NRIC", identityNo: "770625015324" }),
      { message: "The buyer's TIN is SG12345678901, but a TIN begins with IG; SG is the old way of writing it.", fields: ["customer.tin"], fixes: [setField("customer.tin", "IG12345678901"), edit("customer.tin")] },
    ],
    "a TIN of no kind": [
      sold({ tin: "X1234567890" }),
      { message: "The buyer's TIN is X1234567890, but a TIN does not begin with X.", fields: ["customer.tin"], fixes: [edit("customer.tin")] },
    ],
    "the general TIN of a foreign supplier": [
      sold({ tin: "EI00000000030" }, asked),
      { message: "The TIN EI00000000030 stands for a foreign supplier: it is never a buyer's.", fields: ["customer.tin"], fixes: [edit("customer.tin"), setField("customer.tin", "EI00000000010")] },
    ],
    "a MyKad number with dashes": [
      sold({ tin: "IG12345678901", identityType: "NRIC", identityNo: "770625-01-5324" }),
      { message: "The buyer's MyKad number is 770625-01-5324, but it has 12 digits, without dashes.", fields: ["customer.identityNo"], fixes: [setField("customer.identityNo", "770625015324"), edit("customer.identityNo")] },
    ],
    "an identity type that MyInvois does not know": [
      sold({ identityType: "MyKAD" }),
      {
        message: "The buyer's identity type is MyKAD; MyInvois knows BRN, NRIC, PASSPORT, ARMY.", fields: ["customer.identityType"],
        fixes: ["BRN", "NRIC", "PASSPORT", "ARMY"].map((value) => setField("customer.identityType", value)),
      },
    ],
    "a number of which it is not said what it is": [
      sold({ identityType: null }),
      {
        message: "An e-invoice names the buyer's identity number, and it is not said of which kind it is.", fields: ["customer.identityType"],
        fixes: ["BRN", "NRIC", "PASSPORT", "ARMY"].map((value) => setField("customer.identityType", value)),
      },
    ],
    "everything at once": [
      { document: aDocument({ customer: { ...blank, tin: "C1234567890", identityType: "BRN" } }), facts },
      { message: "The buyer's business registration number is missing.", fields: ["customer.identityNo"], fixes: [edit("customer.identityNo")] },
      { message: "An e-invoice says how to reach the buyer: the telephone number is missing.", fields: ["customer.phone"], fixes: [edit("customer.phone")] },
      { message: "The buyer's address is missing.", fields: ["customer.address"], fixes: [edit("customer.address")] },
      { message: "The town of the buyer's address is missing.", fields: ["customer.city"], fixes: [edit("customer.city")] },
      { message: "The country of the buyer's address is missing.", fields: ["customer.country"], fixes: [setField("customer.country", "MYS"), edit("customer.country")] },
      { message: "The state of the buyer's address is missing.", fields: ["customer.state"], fixes: [edit("customer.state")] },
    ],
    "codes that are in no list, and one that was withdrawn": [
      sold({ country: "ZZ", state: "99" }),
      { message: "The country ZZ is not in the tax authority's list.", fields: ["customer.country"], fixes: [edit("customer.country")] },
      { message: "The state 99 is not in the tax authority's list.", fields: ["customer.state"], fixes: [edit("customer.state")] },
    ],
    "the withdrawn state 00": [
      sold({ state: "00" }),
      { message: "The state 00 may not be used after 2025-06-12.", fields: ["customer.state"], fixes: [edit("customer.state")] },
    ],
    "state 17 at home": [
      sold({ state: "17" }, { date: "2026-04-30" }),
      { message: "State 17 (not applicable) is for addresses abroad and consolidated e-invoices.", fields: ["customer.state"], fixes: [edit("customer.state")] },
    ],
    "a postcode, a telephone and an SST number of no kind": [
      sold({ postcode: "101000", phone: "call me", sstNo: "A 1" }),
      { message: "The telephone number call me is none that MyInvois takes: 8 to 20 digits, a + in front or none.", fields: ["customer.phone"], fixes: [edit("customer.phone")] },
      { message: "The buyer's SST number is A 1, but an SST number has letters, digits, dashes and at most one semicolon.", fields: ["customer.sstNo"], fixes: [edit("customer.sstNo")] },
      { message: "The postcode 101000 is no Malaysian one: it has 5 digits.", fields: ["customer.postcode"], fixes: [edit("customer.postcode")] },
    ],
    "a marketplace sale that somebody wants an e-invoice for": [
      { document: aDocument({ customer: tan, ...asked }), sourceId: "shopee-1", facts: aFacts({ eInvoice: anEInvoice() }) },
      { message: "The platform issues the e-invoice to this buyer, so the company must not issue another.", fields: ["eInvoice"], fixes: [setField("eInvoice", "none")] },
    ],
  },
});
