import type { Reason } from "#lib/reference/rank.ts";
import type { Translate } from "#messages/translate.ts";

/** Why something is suggested, in a few words. */
export function reasonText(t: Translate, reason: Reason): string {
  switch (reason.why) {
    case "same-code":
      return t("records.reasonText.sameCode");
    case "same-barcode":
      return t("records.reasonText.sameBarcode");
    case "chosen-before":
      return t("records.reasonText.chosenBefore", { times: reason.times });
    case "similar-code":
      return t("records.reasonText.similarCode");
    case "similar-description":
      return t("records.reasonText.similarDescription", { percent: reason.percent });
    case "same-price":
      return t("records.reasonText.samePrice");
    case "close-price":
      return t("records.reasonText.closePrice", { percent: reason.percent });
    case "same-register-no":
      return t("records.reasonText.sameRegisterNo");
    case "same-email":
      return t("records.reasonText.sameEmail");
    case "same-phone":
      return t("records.reasonText.samePhone");
    case "same-name":
      return t("records.reasonText.sameName");
    case "similar-name":
      return t("records.reasonText.similarName", { percent: reason.percent });
    case "used-last":
      return t(`records.reasonText.usedLast.${reason.by}`);
    case "same-unit":
      return t("records.reasonText.sameUnit");
    case "enough-stock":
      return t("records.reasonText.enoughStock");
    case "items-own":
      return t("records.reasonText.itemsOwn");
    case "same-rate":
      return t("records.reasonText.sameRate");
    case "same-tax":
      return t("records.reasonText.sameTax");
  }
}
