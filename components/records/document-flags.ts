import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, masterKinds, salesKinds, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";

/** What is said of a document in a word or two. */
export function documentFlags(carrier: OfKind): string[] {
  const { document } = carrier;
  const flags: (string | false)[] = [];
  if (isOfKind(tradeKinds, carrier)) {
    const { isPaid, isBilled, taxInclusive } = carrier.document;
    flags.push(isPaid && "paid", isBilled && "billed", taxInclusive && "prices include tax");
  }
  if (isOfKind([...tradeKinds, ...stockKinds], carrier)) {
    const { isApproved, isPicked, isDelivered } = carrier.document;
    flags.push(isApproved && "approved at the source", isPicked && !isDelivered && "picked", isDelivered && "delivered");
  }
  if (isOfKind(salesKinds, carrier)) {
    const { part, deliveryDecision, goodsReturned } = carrier.document;
    flags.push(part !== null && `part ${part} of its order`, deliveryDecision === "close-rest" && "rest closed", deliveryDecision === "invoice-delivered" && "rest stays open");
    if (carrier.kind === "credit_note") flags.push(goodsReturned ? "goods came back" : "money only");
  }
  if (isOfKind(masterKinds, carrier)) flags.push(!carrier.document.isActive && "inactive");
  const isOrder = !isAmong(masterKinds, carrier.kind);
  flags.push(document.isCancelled && `cancelled${document.cancelReason === null ? "" : `: ${document.cancelReason}`}`, document.isTest && (isOrder ? "test order" : "test"));
  return flags.filter((flag) => flag !== false);
}
