import { reference } from "#lib/canonical/core.ts";
import { type Kind, partyKinds, salesKinds } from "#lib/canonical/kinds.ts";
import { party } from "#lib/canonical/party.ts";
import { nativeAdjustment, nativeItem, nativeParty, nativePurchase, nativeSale, nativeSchemas, nativeTransfer } from "#lib/channels/native/document-schema.ts";
import type { Named } from "./operation.ts";

/** Each form that a sent document may have, under its name in the OpenAPI document, and the kinds that have it. */
export const documentParts = [
  { name: "SentSale", kinds: salesKinds, schema: nativeSale },
  { name: "SentPurchaseOrder", kinds: ["purchase_order"], schema: nativePurchase },
  { name: "SentStockAdjustment", kinds: ["stock_adjustment"], schema: nativeAdjustment },
  { name: "SentStockTransfer", kinds: ["stock_transfer"], schema: nativeTransfer },
  { name: "SentParty", kinds: partyKinds, schema: nativeParty },
  { name: "SentItem", kinds: ["item"], schema: nativeItem },
  { name: "SentPayment", kinds: ["payment"], schema: nativeSchemas.payment },
] as const satisfies readonly (Named & { kinds: readonly Kind[] })[];

/** What several of them are made of. */
export const sharedParts: readonly Named[] = [
  { name: "SentLine", schema: nativeSale.shape.lines.element },
  { name: "SentStockLine", schema: nativeTransfer.shape.lines.element },
  { name: "SentBuyerOrSupplier", schema: party },
  { name: "SentReference", schema: reference },
];
