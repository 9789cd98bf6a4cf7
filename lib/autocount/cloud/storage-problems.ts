import type { LedgerDocument, LedgerMaster, LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { cloudFieldLimits } from "./field-limits.ts";
import { masterAddressOf } from "./master-bodies.ts";
import { knockOffProblems, paymentProblems } from "./payment-problems.ts";
import { purchaseSide } from "../book-settings.ts";
import { currencyProblems, tooLong, tooLongMessage } from "../say-problem.ts";
import { stockProblems } from "./stock-problems.ts";
import { cloudTrade } from "./cloud-trade.ts";
import { tradeProblems } from "../trade-problems.ts";

const MAX_ADDRESS = 200;

/**
 * Everything that AutoCount Cloud could not store as it stands: what is too long or missing, what it would round, recompute
 * or silently drop. Found without asking it; empty where the document can be sent. Whether the document's own amounts
 * agree with each other is a hold rule's question, not this one's.
 */
export function storageProblems(document: LedgerDocument, settings: BookSettings): LedgerProblem[] {
  switch (document.kind) {
    case "sales_order":
      if (!settings.ordersAsQuotations) return [{ field: "kind", message: "AutoCount Cloud has no sales orders: the order waits for its invoice." }];
      return tradeProblems(document, settings, cloudTrade);
    case "delivery_order":
      return [{ field: "kind", message: "AutoCount Cloud has no delivery orders." }];
    case "invoice":
    case "credit_note":
      return tradeProblems(document, settings, cloudTrade);
    case "purchase_order":
      return tradeProblems(document, purchaseSide(settings), cloudTrade);
    case "stock_adjustment":
    case "stock_transfer":
      return stockProblems(document, settings);
    case "payment":
      return paymentProblems(document, settings);
    case "knock_off":
      return knockOffProblems(document);
    case "customer":
    case "supplier":
      return [...codeProblems(document), ...tooLong(cloudFieldLimits[document.kind], document.document), ...addressProblems(document), ...currencyProblems(document.document.currency, settings)];
    case "item":
      return [...codeProblems(document), ...tooLong(cloudFieldLimits.item, document.document)];
  }
}

function codeProblems({ key, document: { code } }: LedgerMaster): LedgerProblem[] {
  if (key === code && key !== "") return [];
  if (!code) return [{ field: "code", message: "AutoCount needs a code: without one it would make another one for every call." }];
  return [{ field: "code", message: `The code ${code} is not the key ${key} under which it is booked.` }];
}

function addressProblems({ document }: LedgerMaster<"customer" | "supplier">): LedgerProblem[] {
  const { length } = masterAddressOf(document) ?? "";
  if (length <= MAX_ADDRESS || (document.address ?? "").length > MAX_ADDRESS) return [];
  return [{ field: "address", message: tooLongMessage("Address with town and country", length, MAX_ADDRESS), limit: MAX_ADDRESS }];
}
