import { z } from "zod";
import { documentHead, inCurrency, optionalText, reference } from "./core.ts";
import { amount } from "./money-schema.ts";
import { party } from "./party.ts";

/** Money received from a customer (official receipt), with the invoices that it settles. Amounts in `currency`. */
export const payment = documentHead.extend({
  ...inCurrency,
  customer: party.prefault({}),
  amount,
  /** What the gateway or the bank kept of it, positive. */
  fee: amount.default("0.00"),
  /** How it was paid, as the source says it ("fpx", "visa", "cash"). */
  method: optionalText(50),
  /** The gateway's own id of the transaction. */
  transactionId: optionalText(100),
  /** Knock-off: which documents it settles and with how much of it. */
  settles: z.array(reference.extend({ amount })).max(1000).default([]),
});
export type PaymentDocument = z.infer<typeof payment>;
export type PaymentDocumentInput = z.input<typeof payment>;
