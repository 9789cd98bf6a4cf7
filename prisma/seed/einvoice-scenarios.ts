import { dateOf, erp, erpNumber, type Scenario, type Stage } from "./stage.ts";

// One record for each thing that MyInvois would refuse; the company issues e-invoices from before them, 022 its usual classification.

const address = { address: "8 Lebuh Campbell", postcode: "10100", city: "George Town", state: "07", country: "MYS", phone: "+60120000104" };
/** Everything that an e-invoice says of its buyer. */
const prima = { code: "300-P001", name: "Prima Gifts Enterprise", tin: "C2058444020", identityType: "BRN", identityNo: "201901000004", sstNo: "NA", ...address };
const hampers = (quantity: string, amount: string, over: object = {}) => ({ id: "1", sku: "KR-GIFT-A", description: "Gift Hamper A", quantity, unitPrice: "168.00", amount, ...over });

const invoice = (stage: Stage, over: object) => {
  const number = `EINV-${stage.number}`;
  return erp(number, "invoice", { number, date: dateOf(stage), currency: "MYR", customer: prima, total: "504.00", isBilled: true, lines: [hampers("3", "504.00")], ...over });
};

/** An order from a supplier abroad, of whom the company issues the e-invoice itself. */
const abroad = (stage: Stage, tin: string, quantity: string, total: string) => {
  const number = `EPO-${stage.number}`;
  return erp(number, "purchase_order", {
    number, date: dateOf(stage), currency: "MYR", supplier: { code: "400-T001", name: "Temerloh Rattan Crafts", country: "THA", tin }, total, location: "HQ",
    lines: [{ id: "1", sku: "KR-RAT-S", description: "Rattan Basket S", quantity, unitPrice: "25.00", amount: total, classification: "034" }],
  });
};

export const einvoiceScenarios: readonly Scenario[] = [
  {
    id: "einvoice-buyer",
    title: "E-invoice for a buyer without a TIN",
    task: "The buyer asked for an e-invoice: enter the TIN C2058444020, and say that the number is a registration number.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { eInvoice: "individual", customer: { ...prima, tin: null, identityType: null } })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-buyer"] }],
  },
  {
    id: "einvoice-large",
    title: "A sale too large to be consolidated",
    task: "Above RM 10,000.00 and nobody said who buys: enter what the e-invoice needs of the buyer.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { customer: { code: "300-K001", name: "Kedai Serbaneka Maju", ...address }, total: "10080.00", lines: [hampers("60", "10080.00")] })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-buyer"] }],
  },
  {
    id: "einvoice-classification",
    title: "A line with a classification that does not exist",
    task: "The ERP sends 22 where the tax authority writes 022: correct the line.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { lines: [hampers("3", "504.00", { classification: "22" })] })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-classification"] }],
  },
  {
    id: "einvoice-consolidation",
    title: "A large sale that was to be consolidated",
    task: "The ERP wants it in the month's consolidated e-invoice, where it may not go: issue one to the buyer.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { eInvoice: "consolidated", total: "12096.00", lines: [hampers("72", "12096.00")] })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-consolidation"] }],
  },
  {
    id: "einvoice-debtor",
    title: "A debtor of another taxpayer",
    task: "The ERP names a TIN that is not the one the debtor is linked to in AutoCount: take AutoCount's.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { customer: { ...prima, code: "300-G001", name: "Gemilang Events Sdn Bhd", tin: "C2584563220" } })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-debtor"] }],
  },
  {
    id: "einvoice-doubt",
    title: "A TIN that looks wrong",
    task: "A company's TIN ends in 0 and its registration number has 12 digits: take what is offered.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [invoice(stage, { customer: { ...prima, tin: "C205844402", identityNo: "1234567-X" } })],
    ends: [{ kind: "invoice", state: "held", holds: ["einvoice-doubt"] }],
  },
  {
    id: "einvoice-original",
    title: "A credit note that names its e-invoice wrongly",
    task: "The id of the original e-invoice is cut off: correct it, or say that it is from before e-invoicing.",
    numberOf: erpNumber("EINV"),
    steps: (stage) => [
      invoice(stage, {}),
      { post: true },
      erp(`ECN-${stage.number}`, "credit_note", {
        number: `ECN-${stage.number}`, date: dateOf(stage), currency: "MYR", customer: prima, total: "168.00", reason: "Damaged", goodsReturned: true,
        references: [{ externalId: `EINV-${stage.number}`, eInvoiceId: "F9D425P6DS7D8IU" }], lines: [hampers("1", "168.00")],
      }),
    ],
    ends: [{ kind: "invoice", state: "posted" }, { kind: "credit_note", state: "held", holds: ["einvoice-original"] }],
  },
  {
    id: "einvoice-supplier",
    title: "A purchase from abroad with a buyer's TIN",
    task: "The company issues this e-invoice itself, and the ERP sends the TIN of foreign buyers: take the one of foreign suppliers.",
    numberOf: erpNumber("EPO"),
    steps: (stage) => [abroad(stage, "EI00000000020", "36", "900.00")],
    ends: [{ kind: "purchase_order", state: "held", holds: ["einvoice-supplier"] }],
  },
  {
    id: "self-billed",
    title: "A purchase from abroad",
    task: "Look what is to be done by hand in AutoCount for its self-billed e-invoice, and approve it.",
    numberOf: erpNumber("EPO"),
    steps: (stage) => [abroad(stage, "EI00000000030", "24", "600.00")],
    ends: [{ kind: "purchase_order", state: "ready" }],
  },
];
