import { z } from "zod";
import { flag, id, list, moment, optionalMoment, optionalText } from "../fields.ts";
import { floatMoney, optionalFloatMoney } from "../float-money.ts";

// The fields of StoreHub's Open API 1.5 that are read. No real answer was found in public: the meanings are those that the
// arithmetic of a receipt bears out, and what does not add up is left so that the record is held.

const item = z.object({
  productId: optionalText,
  quantity: floatMoney,
  /** Before discount. */
  subTotal: floatMoney,
  discount: optionalFloatMoney,
  tax: optionalFloatMoney,
  total: optionalFloatMoney,
  notes: optionalText,
});
export type TransactionItem = z.output<typeof item>;

export const transaction = z.object({
  refId: id,
  invoiceNumber: optionalText,
  transactionType: z.string(),
  transactionTime: moment,
  total: floatMoney,
  tax: optionalFloatMoney,
  discount: optionalFloatMoney,
  /** Rounding of cash to 5 sen; whether it is written with its sign is not known. */
  roundedAmount: optionalFloatMoney,
  serviceCharge: optionalFloatMoney,
  isCancelled: flag,
  cancelledTime: optionalMoment,
  returnReason: optionalText,
  /** Of a return: the number of the sale. */
  saleInvoiceNumber: optionalText,
  customerRefId: optionalText,
  items: list(item),
  payments: list(z.object({ paymentMethod: optionalText, amount: floatMoney })),
});
export type Transaction = z.output<typeof transaction>;
