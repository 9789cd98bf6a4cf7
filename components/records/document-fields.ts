import type { Messages } from "next-intl";
import { eInvoiceIssues } from "#lib/canonical/e-invoice-issues.ts";
import { isAmong, type Kind, masterKinds, partyKinds, salesKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { identityTypes } from "#lib/myinvois/identity.ts";

/** What to enter into a field, by its key among the messages of this file. */
export type FieldHelp = keyof Messages["records"]["documentFields"];

/** How a field is typed in and looked up. */
export type FieldType = "text" | "long" | "date" | "amount" | "flag" | "currency" | "location" | "item" | "debtor" | "creditor" | "tax-code" | "uom" | "classification";

/** One field of a kind of document, for the record screen and for entering by hand. Its label is `fieldLabel(path)`. */
export type DocumentField = {
  path: string;
  type: FieldType;
  /** It cannot be entered without. */
  isRequired?: true;
  /** What to enter, where the label does not say. */
  help?: FieldHelp;
  /** The only values that it may have, said by `codeText`; empty means that nothing is said. */
  choices?: readonly string[];
  /** Only one of the two shows it; both where nothing is said. */
  only?: "record" | "entry";
};

const field = (path: string, type: FieldType = "text", more: Omit<DocumentField, "path" | "type"> = {}): DocumentField => ({ path, type, ...more });

const head: readonly DocumentField[] = [field("number", "text", { isRequired: true }), field("date", "date", { isRequired: true })];
const texts: readonly DocumentField[] = [field("reference", "text", { help: "ownNumber" }), field("description", "long"), field("note", "long")];

/** Who enters a document looks the account up, and the name comes with it; who reads it knows the name. */
function side(of: "customer" | "supplier"): readonly DocumentField[] {
  return [
    field(`${of}.name`, "text", { only: "record" }),
    field(`${of}.code`, of === "customer" ? "debtor" : "creditor"),
    field(`${of}.name`, "text", { only: "entry" }),
    ...["email", "phone", "registerNo", "tin"].map((name) => field(`${of}.${name}`, "text", { only: "record" })),
    field(`${of}.identityType`, "text", { only: "record", choices: identityTypes }),
    ...["identityNo", "sstNo", "msic"].map((name) => field(`${of}.${name}`, "text", { only: "record" })),
    field(`${of}.address`, "long", { only: "record" }),
    ...["postcode", "city", "state", "country"].map((name) => field(`${of}.${name}`, "text", { only: "record" })),
  ];
}

const sale: readonly DocumentField[] = [...side("customer"), ...head, field("location", "location"), field("agent"), field("eInvoice", "text", { only: "record", choices: eInvoiceIssues }), ...texts];

const party: readonly DocumentField[] = [
  field("name", "text", { isRequired: true }),
  field("code", "text", { help: "accountCode" }),
  field("registerNo"), field("tin"), field("sstNo"), field("email"), field("phone"), field("address", "long"),
  field("postcode"), field("city"), field("state", "text", { help: "stateDigits" }), field("country", "text", { help: "countryLetters" }),
  field("currency", "currency", { isRequired: true }),
  field("creditTerm", "text", { help: "asInAutoCount" }),
  field("agent"), field("identityType"), field("identityNo"), field("msic"), field("note", "long"),
];

/** The head of each kind of document, in reading order. What is summed up below the lines is in `totalFields`. */
export const documentFields: { readonly [kind in Kind]: readonly DocumentField[] } = {
  sales_order: sale,
  invoice: sale,
  delivery_order: sale,
  credit_note: [...sale, field("reason", "text", { help: "whyBack" }), field("goodsReturned", "flag")],
  purchase_order: [...side("supplier"), ...head, field("expectedDate", "date"), field("location", "location"), field("agent"), ...texts],
  stock_adjustment: [...head, field("location", "location", { isRequired: true, help: "forOtherLines" }), field("reason", "text", { help: "stockReasons" }), ...texts],
  stock_transfer: [...head, field("fromLocation", "location", { isRequired: true }), field("toLocation", "location", { isRequired: true }), field("reason"), ...texts],
  customer: party,
  supplier: party,
  item: [
    field("name", "text", { isRequired: true }),
    field("code", "text", { help: "itemCode" }),
    field("sku", "text", { help: "shopsName" }),
    field("barcode"), field("uom"), field("price", "amount"), field("cost", "amount"), field("taxCode", "tax-code"),
    field("classification", "classification", { help: "classificationDigits" }),
    field("category"), field("note", "long"),
  ],
  payment: [...side("customer"), ...head, field("method", "text", { help: "waysToPay" }), field("transactionId"), ...texts],
};

/** What stands below the lines, or in their place. */
export function totalFields(kind: Kind): readonly DocumentField[] {
  const money = [field("currency", "currency", { isRequired: true }), field("currencyRate", "amount", { help: "ringgitForOne" })];
  if (isAmong(tradeKinds, kind)) {
    return [...money, field("taxInclusive", "flag", { only: "entry" }), field("rounding", "amount"), field("tax", "amount", { only: "record" }), field("total", "amount", { only: "record" })];
  }
  return kind === "payment" ? [...money, field("amount", "amount", { isRequired: true }), field("fee", "amount", { help: "whatWasKept" })] : [];
}

/** What of a line can be corrected on the record screen, in reading order. */
export function lineFields(kind: Kind): readonly string[] {
  const goods = ["itemCode", "description", "quantity", "uom"];
  const priced = [...goods, "unitPrice", "discount", "taxRate", "tax", "amount", "taxCode", "location"];
  if (isAmong(salesKinds, kind)) return [...priced, "classification", "unitCode", "kind"];
  if (isAmong(tradeKinds, kind)) return [...priced, "kind"];
  if (kind === "stock_adjustment") return [...goods, "unitCost", "location"];
  return kind === "stock_transfer" ? goods : [];
}

/** Where the other side stands in a document of this kind; null where it has none, or is one itself. */
export function sideName(kind: Kind): "customer" | "supplier" | null {
  if (isAmong([...salesKinds, "payment"], kind)) return "customer";
  return kind === "purchase_order" ? "supplier" : null;
}

export function isMaster(kind: Kind): boolean {
  return isAmong(masterKinds, kind);
}

/** The list of AutoCount that the account of a document's other side, or the master itself, stands in. */
export function accountWord(kind: Kind): string {
  if (kind === "purchase_order" || kind === "supplier") return "creditor";
  return kind === "item" ? "item" : isAmong([...partyKinds, ...salesKinds, "payment"], kind) ? "debtor" : "location";
}
