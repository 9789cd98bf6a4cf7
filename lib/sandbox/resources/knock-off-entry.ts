import { date, decimal, reference, required, text } from "#lib/sandbox/fields.ts";
import { Decimal, decimalText } from "#lib/sandbox/decimal.ts";
import { badRequest, notExistsMessage } from "#lib/sandbox/refusal.ts";
import { answered, reads, requireQuery } from "#lib/sandbox/resource.ts";
import type { Answer, Call } from "#lib/sandbox/resource.ts";
import type { StoredDocument } from "#lib/sandbox/store.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns, view } from "#lib/sandbox/view.ts";
import type { DocumentSpec, Draft } from "./document-spec.ts";
import { NUMBERING, STATUS_COLUMNS } from "./trade-fields.ts";

/** Where a document of each type stands, whether it is a debit to its party, and how it names the party. */
const SOURCES: Readonly<Record<string, { path: string; sign: 1 | -1; isOf(document: StoredDocument, accNo: string): boolean }>> = {
  IV: { path: "invoice", sign: 1, isOf: ({ master }, accNo) => master["debtorCode"] === accNo },
  CN: { path: "creditNote", sign: -1, isOf: ({ master }, accNo) => master["debtorCode"] === accNo },
  OR: { path: "payment", sign: -1, isOf: ({ master, lines }, accNo) => master["docType"] === "OR" && lines.some((line) => line["accNo"] === accNo) },
};

/**
 * Settles documents of one debtor or creditor with each other, as in the contract's section 17: debits positive, credits
 * negative, together nothing. The wording of its refusals is ours.
 */
export const knockOffEntry: DocumentSpec = {
  path: "knockOffEntry",
  ledgerName: "knockOffEntries",
  docType: "KO",
  master: [required(date("docDate")), required(reference("accNo", "PostingAccount")), ...NUMBERING, reference("deptNo", "Department")],
  detail: [required(text("docType", 2)), required(text("docNo", 50)), decimal("knockOffAmount", "currencyAmount", "0")],
  itemField: null,
  party: { field: "accNo", kinds: ["debtor", "creditor"], fills: [] },
  autoFill: {},
  isDropped: () => false,
  check: (_master, lines) => {
    if (!sum(lines).isZero()) throw badRequest("Total debit and total credit of the knock off must be equal.");
  },
  price: ({ master, lines }) => ({
    master: { ...master, totalDR: debit(lines), totalCR: debit(lines), gainLoss: "0" },
    lines: lines.map((line) => ({ ...line, sourceType: line["docType"] ?? null })),
  }),
  effects: { apply: (call, document) => settle(call, document, 1), undo: (call, document) => settle(call, document, -1) },
  masterView: [
    ...columns("knockOffKey", "docNo", "docDate", "accNo", "currencyCode", "deptNo"),
    ...STATUS_COLUMNS,
    ...amounts(2, "totalDR", "totalCR", "gainLoss"),
  ],
  detailView: [...columns("docKey", "dtlKey", "seq", "docType", "docNo", "sourceType"), ...amounts(2, "knockOffAmount")],
};

/** `GET knockOffEntry/outstandingTransactions?accNo=&docDate=`: a bare array, without paging. */
export const outstandingTransactions = reads("GET", "outstandingtransactions", listOutstanding);

/** Takes what is settled off (or with -1 gives it back to) each document; refuses what is not there or no longer open. */
function settle(call: Call, { master, lines }: Draft, direction: 1 | -1): void {
  const accNo = textOf(master, "accNo") ?? "";
  for (const line of lines) {
    const [docType, docNo] = [textOf(line, "docType") ?? "", textOf(line, "docNo") ?? ""];
    const source = SOURCES[docType];
    const stored = source ? call.store.findDocument(call.book, source.path, docNo) : null;
    if (!source || !stored || stored.master["cancelled"] === true || !source.isOf(stored, accNo)) throw badRequest(notExistsMessage("docNo", "Document", `${docType} ${docNo}`));
    const amount = decimalOf(line, "knockOffAmount").times(source.sign);
    if (!amount.greaterThan(0)) throw badRequest(`KnockOffAmount of ${docNo} must be ${source.sign === 1 ? "positive" : "negative"}.`);
    const open = decimalOf(stored.master, "outstandingAmount").minus(amount.times(direction));
    if (open.isNegative()) throw badRequest(`KnockOffAmount (${amount.toFixed(2)}) of ${docNo} exceeds its outstanding amount.`);
    const knockedOff = decimalOf(stored.master, "knockedOff").plus(amount.times(direction));
    call.store.changeMaster(stored.docKey, { ...stored.master, outstandingAmount: decimalText(open), knockedOff: decimalText(knockedOff) });
  }
}

function listOutstanding(call: Call): Answer {
  const accNo = requireQuery(call, "accNo");
  const until = call.query.one("docDate");
  const rows = Object.entries(SOURCES).flatMap(([sourceType, { path, sign, isOf }]) =>
    call.store
      .listDocumentKeys(call.book, path, { sql: "1 = 1", params: [] })
      .map((docKey) => call.store.getDocument(docKey))
      .filter((document) => isOf(document, accNo) && document.master["cancelled"] !== true && decimalOf(document.master, "outstandingAmount").greaterThan(0))
      .filter(({ master }) => until === null || (textOf(master, "docDate") ?? "").slice(0, 10) <= until.slice(0, 10))
      .map((document) => outstandingRow(document, sourceType, accNo, sign)),
  );
  return answered(rows);
}

function outstandingRow({ docKey, docNo, master }: StoredDocument, sourceType: string, accNo: string, sign: 1 | -1): unknown {
  const rate = new Decimal(textOf(master, "currencyRate") ?? "1");
  const [amount, knockedOff] = [decimalOf(master, "outstandingAmount").plus(decimalOf(master, "knockedOff")).times(sign), decimalOf(master, "knockedOff").times(sign)];
  const row: Values = {
    koTransKey: docKey, sourceType, sourceKey: docKey, sourceDtlKey: null, docNo, docDate: master["docDate"] ?? null, accNo,
    currencyCode: master["currencyCode"] ?? null, currencyRate: decimalText(rate), amount: decimalText(amount), localAmount: decimalText(amount.times(rate)),
    knockOffAmount: decimalText(knockedOff), localKnockOffAmount: decimalText(knockedOff.times(rate)),
  };
  return view(OUTSTANDING_VIEW, row);
}

const OUTSTANDING_VIEW = [
  ...columns("koTransKey", "sourceType", "sourceKey", "sourceDtlKey", "docNo", "docDate", "accNo", "currencyCode"),
  ...amounts(12, "currencyRate"),
  ...amounts(2, "amount", "localAmount", "knockOffAmount", "localKnockOffAmount"),
];

function sum(lines: readonly Values[]): Decimal {
  return lines.reduce((total, line) => total.plus(decimalOf(line, "knockOffAmount")), new Decimal(0));
}

function debit(lines: readonly Values[]): string {
  return decimalText(sum(lines.filter((line) => decimalOf(line, "knockOffAmount").greaterThan(0))));
}
