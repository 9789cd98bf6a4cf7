import type { OwnedData } from "#lib/ownership/ownership.ts";
import type { Translate } from "#messages/translate.ts";

type Words = { about: string; ledger: string; other: string; undecided: string };

/** What each choice of an owner does, row by row (the table of design 9, in a clerk's words). */
export const ownerWords = (t: Translate): Readonly<Record<OwnedData, Words>> => ({
  "item-code": {
    about: t("ownership.ownerWords.ownerWords.itemCode.about"),
    ledger: t("ownership.ownerWords.ownerWords.itemCode.ledger"),
    other: t("ownership.ownerWords.ownerWords.itemCode.other"),
    undecided: t("ownership.ownerWords.ownerWords.itemCode.undecided"),
  },
  "customer-record": {
    about: t("ownership.ownerWords.ownerWords.customerRecord.about"),
    ledger: t("ownership.ownerWords.ownerWords.customerRecord.ledger"),
    other: t("ownership.ownerWords.ownerWords.customerRecord.other"),
    undecided: t("ownership.ownerWords.ownerWords.customerRecord.undecided"),
  },
  price: {
    about: t("ownership.ownerWords.ownerWords.price.about"),
    ledger: t("ownership.ownerWords.ownerWords.price.ledger"),
    other: t("ownership.ownerWords.ownerWords.price.other"),
    undecided: t("ownership.ownerWords.ownerWords.price.undecided"),
  },
  stock: {
    about: t("ownership.ownerWords.ownerWords.stock.about"),
    ledger: t("ownership.ownerWords.ownerWords.stock.ledger"),
    other: t("ownership.ownerWords.ownerWords.stock.other"),
    undecided: t("ownership.ownerWords.ownerWords.stock.undecided"),
  },
  "payment-status": {
    about: t("ownership.ownerWords.ownerWords.paymentStatus.about"),
    ledger: t("ownership.ownerWords.ownerWords.paymentStatus.ledger"),
    other: t("ownership.ownerWords.ownerWords.paymentStatus.other"),
    undecided: t("ownership.ownerWords.ownerWords.paymentStatus.undecided"),
  },
  "order-status": {
    about: t("ownership.ownerWords.ownerWords.orderStatus.about"),
    ledger: t("ownership.ownerWords.ownerWords.orderStatus.ledger"),
    other: t("ownership.ownerWords.ownerWords.orderStatus.other"),
    undecided: t("ownership.ownerWords.ownerWords.orderStatus.undecided"),
  },
});
