import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { isAmong, masterKinds, salesKinds, stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import type { Translate } from "#messages/translate.ts";

/** What is said of a document in a word or two. */
export function documentFlags(t: Translate, carrier: OfKind): string[] {
  const { document } = carrier;
  const flags: (string | false)[] = [];
  if (isOfKind(tradeKinds, carrier)) {
    const { isPaid, isBilled, taxInclusive } = carrier.document;
    flags.push(isPaid && t("records.documentFlags.paid"), isBilled && t("records.documentFlags.billed"), taxInclusive && t("records.documentFlags.taxInclusive"));
  }
  if (isOfKind([...tradeKinds, ...stockKinds], carrier)) {
    const { isApproved, isPicked, isDelivered } = carrier.document;
    flags.push(isApproved && t("records.documentFlags.approved"), isPicked && !isDelivered && t("records.documentFlags.picked"), isDelivered && t("records.documentFlags.delivered"));
  }
  if (isOfKind(salesKinds, carrier)) {
    const { part, deliveryDecision, goodsReturned } = carrier.document;
    flags.push(part !== null && t("records.documentFlags.part", { part }), deliveryDecision === "close-rest" && t("records.documentFlags.restClosed"), deliveryDecision === "invoice-delivered" && t("records.documentFlags.restOpen"));
    if (carrier.kind === "credit_note") flags.push(goodsReturned ? t("records.documentFlags.goodsBack") : t("records.documentFlags.moneyOnly"));
  }
  if (isOfKind(masterKinds, carrier)) flags.push(!carrier.document.isActive && t("records.documentFlags.inactive"));
  const isOrder = !isAmong(masterKinds, carrier.kind);
  flags.push(document.isCancelled && (document.cancelReason === null ? t("records.documentFlags.cancelled") : t("records.documentFlags.cancelledFor", { reason: document.cancelReason })), document.isTest && (isOrder ? t("records.documentFlags.testOrder") : t("records.documentFlags.test")));
  return flags.filter((flag) => flag !== false);
}
