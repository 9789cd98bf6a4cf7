import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { OneRead } from "../read-each.ts";
import type { JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import { UnmappedList } from "../unmapped.ts";
import { type Beside, linesOf } from "./beside.ts";
import { readBuyer } from "./buyer.ts";
import { readLines } from "./lines.ts";
import { accountMove, moveLine } from "./schema.ts";

const known = names(`
  id name state move_type invoice_date date ref narration partner_id currency_id amount_untaxed amount_tax amount_total amount_residual
  payment_state invoice_origin reversed_entry_id invoice_line_ids line_ids write_date create_date display_name access_token access_url
  journal_id create_uid write_uid tax_totals amount_untaxed_signed amount_tax_signed amount_total_signed amount_residual_signed
  amount_total_in_currency_signed sequence_prefix sequence_number message_ids message_follower_ids posted_before company_currency_id`);

const paid: ReadonlySet<string> = new Set(["paid", "in_payment", "reversed"]);

/**
 * Reads an invoice or a credit note of Odoo's own accounting, once it is posted there. Amounts of a credit note are positive.
 * Its id goes with the model, "account.move,7": an order of the same database may have the same number.
 */
export function readMove(raw: JsonObject, beside: Beside): OneRead {
  const about = typeof raw.id === "string" ? `account.move,${raw.id}` : null;
  const refuse = (reason: string): OneRead => ({ kind: "refused", reason, about });
  const nothing = (reason: string): OneRead => ({ kind: "nothing", reason, about });
  const name = typeof raw.name === "string" ? raw.name : (about ?? "");
  if (raw.move_type !== "out_invoice" && raw.move_type !== "out_refund") return nothing(`Odoo entry ${name} is of the type "${typeof raw.move_type === "string" ? raw.move_type : ""}": only invoices and credit notes to customers are read.`);
  if (raw.state === "draft") return nothing(`Odoo ${raw.move_type === "out_refund" ? "credit note" : "invoice"} ${name} is a draft: there is nothing to book before it is posted in Odoo.`);
  const parsed = parseSent(accountMove, raw);
  if (!parsed.ok) return refuse(`This Odoo invoice cannot be read: ${parsed.error.sentence}`);
  const move = parsed.value;
  if (move.state !== "posted" && move.state !== "cancel") return refuse(`Odoo invoice ${name} has the state "${move.state}", which Holdpoint does not know.`);
  const currency = move.currency_id?.name ?? null;
  if (currency === null) return refuse(`Odoo invoice ${name} does not say its currency: currency_id must be read as [id, name].`);
  const rows = linesOf(raw.invoice_line_ids, "move_id", move.id, beside);
  if (rows === null) return refuse(`Odoo invoice ${name} has its lines only as ids: account.move.line has to be read too.`);

  const unmapped = new UnmappedList();
  const lines = readLines(rows, moveLine, beside.products, unmapped);
  if (lines.ok) listIfOther("amount_untaxed", raw.amount_untaxed, sum(lines.value.map((line) => line.amount)), unmapped, "0.01");
  if (!lines.ok) return refuse(`Odoo invoice ${name} cannot be read: ${lines.error}`);
  const isRefund = move.move_type === "out_refund";
  const reversed = move.reversed_entry_id;
  const document: SalesDocumentInput = {
    number: name.slice(0, 50) || move.id,
    date: move.invoice_date,
    currency,
    customer: readBuyer(move.partner_id, beside.partners, unmapped),
    lines: lines.value,
    tax: move.amount_tax ?? exactAmount(sum(lines.value.map((line) => line.tax ?? "0"))),
    total: exactAmount(decimal(move.amount_total)),
    reference: unmapped.fit("ref", move.ref ?? "", 100) || null,
    note: unmapped.fit("narration", move.narration ?? "", 5000) || null,
    references: isRefund
      ? reversed === null ? [] : [{ kind: "invoice", externalId: `account.move,${reversed.id}`, number: firstWord(reversed.name) }]
      : move.invoice_origin === null ? [] : [{ kind: "sales_order", number: move.invoice_origin.slice(0, 50) }],
    isPaid: paid.has(move.payment_state ?? ""),
    isBilled: true,
    isCancelled: move.state === "cancel",
    reason: isRefund ? unmapped.fit("ref", move.ref ?? "", 80) || null : null,
  };
  if (isRefund && reversed === null) unmapped.add("reversed_entry_id", "The credit note does not say which invoice it is about.");
  new Leftovers(unmapped).others(raw, known);
  const finished = finishDocument(`Odoo ${isRefund ? "credit note" : "invoice"} ${name}`, document, unmapped);
  if (!finished.ok) return refuse(finished.error);
  return { kind: "record", record: { kind: isRefund ? "credit_note" : "invoice", externalId: `account.move,${move.id}`, sourceVersion: move.write_date, document: finished.value } };
}

/** "INV/2026/00012 (PO 88)" is the invoice INV/2026/00012. */
function firstWord(name: string | null): string | null {
  return name?.split(" ")[0]?.slice(0, 50) || null;
}
