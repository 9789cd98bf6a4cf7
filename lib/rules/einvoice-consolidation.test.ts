import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { einvoiceConsolidation } from "./einvoice-consolidation.ts";
import { anEInvoice, anItem, testRule } from "./test-rule.ts";

const facts = { eInvoice: anEInvoice() };
const set = (value: string) => ({ do: "set-field" as const, path: "eInvoice", value });

testRule(einvoiceConsolidation, {
  passes: {
    "a company that issues no e-invoices": aDocument({ eInvoice: "consolidated", total: "50000.00" }),
    "a small sale of this month": { document: aDocument(), facts },
    "an item that the book bars, in an e-invoice of its own": { document: aDocument({ eInvoice: "individual" }), facts: { ...facts, items: new Map([["TEA", anItem({ cannotConsolidate: true })]]) } },
    "exactly the limit": { document: aDocument({ eInvoice: "consolidated", total: "10000.00" }), facts },
    "a large sale with an e-invoice of its own": { document: aDocument({ eInvoice: "individual", total: "50000.00" }), facts },
    "a large sale while the group is relaxed": { document: aDocument({ eInvoice: "consolidated", total: "50000.00" }), facts: { eInvoice: anEInvoice({ group: "1m-5m", msic: "45101" }) } },
    "a large sale of before the limit": { document: aDocument({ date: "2025-12-31", eInvoice: "consolidated", total: "50000.00" }), facts: { today: "2025-12-31", eInvoice: anEInvoice({ startsOn: "2025-07-01", group: null }) } },
    "the last day for last month's": { document: aDocument({ date: "2026-02-01" }), facts: { ...facts, today: "2026-03-07" } },
    "a sale of an excluded business that a person says is none": { document: aDocument({ eInvoice: "consolidated" }), facts: { eInvoice: anEInvoice({ msic: "45101" }) } },
  },
  holds: {
    "one sen above the limit": [
      { document: aDocument({ eInvoice: "consolidated", total: "10000.01" }), facts },
      { message: "The sale comes to MYR 10000.01: above MYR 10000.00 it must not be consolidated.", fields: ["eInvoice"], fixes: [set("individual"), set("none")] },
    ],
    "a car": [
      { document: aDocument(), facts: { eInvoice: anEInvoice({ msic: "45101" }) } },
      { message: "Sales of motor vehicles must not be consolidated, and that is the company's business (MSIC 45101).", fields: ["eInvoice"], fixes: [set("individual"), set("consolidated")] },
    ],
    "a line with an item that the book bars, whatever the group": [
      { document: aDocument({ eInvoice: "consolidated", lines: [aLine(), aLine({ id: "2", itemCode: "CAR", sku: "CAR" })], total: "40.00" }), facts: { eInvoice: anEInvoice({ group: "1m-5m" }), items: new Map([["TEA", anItem()], ["CAR", anItem({ code: "CAR", name: "Kereta", cannotConsolidate: true })]]) } },
      { message: "Line 2: AutoCount bars CAR (Kereta) from consolidated e-invoices.", fields: ["eInvoice", "lines.1.itemCode"], fixes: [set("individual"), set("none")] },
    ],
    "the eighth of the next month, over the turn of the year": [
      { document: aDocument({ date: "2026-12-31" }), facts: { ...facts, today: "2027-01-08" } },
      { message: "The consolidated e-invoice of 2026-12 was due on 2027-01-07, and this sale comes after it.", fields: ["eInvoice"], fixes: [set("individual"), set("none")] },
    ],
  },
});
