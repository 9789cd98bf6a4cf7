import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { einvoiceDoubt } from "./einvoice-doubt.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

type Buyer = NonNullable<SalesDocumentInput["customer"]>;
const tan: Buyer = { code: "300-A001", name: "Tan Hardware", tin: "C1234567890", identityType: "BRN", identityNo: "202001234567", sstNo: "A01-2345-67891012", postcode: "10100", state: "07", country: "MYS" };
const person: Buyer = { tin: "IG12345678901", identityType: "NRIC", identityNo: "770625015324" };
const facts = { eInvoice: anEInvoice() };
const sold = (buyer: Partial<Buyer>, over: Partial<SalesDocumentInput> = {}) => ({ document: aDocument({ customer: { ...tan, ...buyer }, eInvoice: "individual", ...over }), facts });
const setField = (path: string, value: string) => ({ do: "set-field" as const, path, value });
const edit = (path: string) => ({ do: "edit-field" as const, path });

testRule(einvoiceDoubt, {
  passes: {
    "details as most have them": sold({}),
    "no e-invoices": aDocument({ customer: { ...tan, tin: "C2584563222" }, eInvoice: "individual" }),
    "a sale that is consolidated": sold({ tin: "C2584563222" }, { eInvoice: "consolidated" }),
    "the public with a MyKad": sold({ tin: "EI00000000010", identityType: "NRIC", identityNo: "770625015324" }),
    "a foreigner with a passport and an address here": sold({ tin: "EI00000000020", identityType: "PASSPORT", identityNo: "A12345678" }),
    "a postcode that is nobody's in particular": sold({ postcode: "50400", state: "14" }),
    "two SST numbers": sold({ sstNo: "A01-2345-67891012;W10-2345-67891012" }),
    "a person who gave a TIN and no number": sold({ tin: "IG12345678901", identityType: "NRIC", identityNo: "000000000000" }),
    "a person's e-invoice within the month of the sale": { ...sold({ ...person }, { date: "2026-03-31" }), facts: { ...facts, today: "2026-03-31" } },
    "a company's e-invoice of last month": { ...sold({}, { date: "2026-02-28" }), facts },
    "a foreign company without a number": sold({ tin: "EI00000000020", identityNo: "NA", country: "SG", postcode: null }),
    "a taxed line": sold({}, { lines: [aLine({ taxCode: "SV-8" })] }),
  },
  holds: {
    "a person who asks after the month of the sale": [
      { ...sold({ ...person }, { date: "2026-02-28" }), facts },
      {
        message: "The sale is of 2026-02, and a person may ask for an e-invoice of their own until the end of that month only. Accept it where they asked in time.", fields: ["eInvoice"],
        fixes: [setField("eInvoice", "consolidated"), setField("eInvoice", "none")],
      },
    ],
    "a person who asks when the month is consolidated": [
      { ...sold({ tin: "EI00000000010", identityType: "NRIC", identityNo: "770625015324" }, { date: "2026-01-31" }), facts: { ...facts, today: "2026-02-08" } },
      { message: "The sale is of 2026-01, and a person may ask for an e-invoice of their own until the end of that month only. Accept it where they asked in time.", fields: ["eInvoice"], fixes: [setField("eInvoice", "none")] },
    ],
    "a MyKad number that begins with no date": [
      sold({ ...person, identityNo: "773225015324" }),
      { message: "The MyKad number 773225015324 begins with no date of birth.", fields: ["customer.identityNo"], fixes: [edit("customer.identityNo")] },
    ],
    "a registration number of a year to come": [
      sold({ identityNo: "209901234567" }),
      { message: "The business registration number 209901234567 begins with no year in which a company can have been registered.", fields: ["customer.identityNo"], fixes: [edit("customer.identityNo")] },
    ],
    "no registration number beside a TIN": [
      sold({ identityNo: "NA" }),
      { message: "The buyer has the TIN C1234567890 of their own, but no registration number (NA): that is for the public, abroad and government.", fields: ["customer.identityNo"], fixes: [edit("customer.identityNo")] },
    ],
    "the general public with a passport": [
      sold({ tin: "EI00000000010", identityType: "PASSPORT", identityNo: "A12345678" }),
      {
        message: "The TIN is the general public's, and that is for MyKad numbers: who only has a passport goes under the TIN for foreign buyers.", fields: ["customer.tin"],
        fixes: [setField("customer.tin", "EI00000000020"), edit("customer.tin")],
      },
    ],
    "the government with a MyKad": [
      sold({ tin: "EI00000000040", identityType: "NRIC", identityNo: "770625015324" }),
      { message: "The TIN is the one for government and exempt institutions, but the buyer is named by a person's number.", fields: ["customer.tin"], fixes: [edit("customer.tin")] },
    ],
    "an exempt line, whose reason AutoCount is told": [
      sold({}, { lines: [aLine({ taxCode: "ESC-A" })] }),
      { message: '"Tea" is exempt (tax code ESC-A): its e-invoice has to say why and how much, which is entered in AutoCount.', fields: ["lines.0.taxCode"], fixes: [edit("lines.0.taxCode")] },
    ],
    "a company's TIN that does not end in 0, as in the tax authority's own examples": [
      sold({ tin: "C2584563222" }),
      { message: "The buyer's TIN is C2584563222, but a TIN of a company ends in 0.", fields: ["customer.tin"], fixes: [setField("customer.tin", "C25845632220"), edit("customer.tin")] },
    ],
    "a zero after the letters": [
      sold({ tin: "C01234567890" }),
      { message: "The buyer's TIN is C01234567890, but a TIN of a company has no zeros right after its letters.", fields: ["customer.tin"], fixes: [setField("customer.tin", "C1234567890"), edit("customer.tin")] },
    ],
    "the general public with a company's number": [
      sold({ tin: "EI00000000010" }),
      { message: "The TIN is the general public's, but the buyer has the business registration number 202001234567.", fields: ["customer.tin"], fixes: [edit("customer.tin")] },
    ],
    "a foreign buyer in Malaysia": [
      sold({ tin: "EI00000000020", identityNo: "NA" }),
      { message: "The TIN is the one for foreign buyers, but the address is in Malaysia and no passport is named.", fields: ["customer.tin"], fixes: [edit("customer.tin")] },
    ],
    "an old registration number": [
      sold({ identityNo: "1234567-X" }),
      { message: "The registration number 1234567-X is the old one; companies now have one of 12 digits.", fields: ["customer.identityNo"], fixes: [edit("customer.identityNo")] },
    ],
    "an SST number of another form": [
      sold({ sstNo: "123456" }),
      { message: "The SST number 123456 does not look like A01-2345-67891012.", fields: ["customer.sstNo"], fixes: [edit("customer.sstNo")] },
    ],
    "a postcode that lost its zero": [
      sold({ postcode: "1000", state: "09" }),
      { message: "The postcode 1000 has fewer than 5 digits: perhaps a zero in front was lost.", fields: ["customer.postcode"], fixes: [setField("customer.postcode", "01000"), edit("customer.postcode")] },
    ],
    "a postcode of another state": [
      sold({ postcode: "80000" }),
      { message: "The postcode 80000 does not lie in state 07.", fields: ["customer.postcode", "customer.state"], fixes: [setField("customer.state", "01"), edit("customer.postcode")] },
    ],
    "cartons by the code of content tons": [
      sold({}, { lines: [aLine({ unitCode: "CTN" })] }),
      { message: 'The unit code CTN of "Tea" means content ton.', fields: ["lines.0.unitCode"], fixes: [setField("lines.0.unitCode", "XCT"), edit("lines.0.unitCode")] },
    ],
  },
});
