import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { einvoiceDoubt } from "./einvoice-doubt.ts";
import { anEInvoice, testRule } from "./test-rule.ts";

type Buyer = NonNullable<SalesDocumentInput["customer"]>;
const tan: Buyer = { code: "300-A001", name: "Tan Hardware", tin: "C1234567890", identityType: "BRN", identityNo: "202001234567", sstNo: "A01-2345-67891012", postcode: "10100", state: "07", country: "MYS" };
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
  },
  holds: {
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
