import type { Reason } from "#lib/reference/rank.ts";

/** Why an item or debtor is suggested, in a few words. */
export function reasonText(reason: Reason): string {
  switch (reason.why) {
    case "same-code":
      return "same code";
    case "same-barcode":
      return "same barcode";
    case "chosen-before":
      return reason.times === 1 ? "chosen before" : `chosen ${reason.times} times`;
    case "similar-code":
      return "similar code";
    case "similar-description":
      return `name ${reason.percent}% alike`;
    case "same-price":
      return "same price";
    case "close-price":
      return `price within ${reason.percent}%`;
    case "same-register-no":
      return "same register no.";
    case "same-email":
      return "same e-mail";
    case "same-phone":
      return "same phone";
    case "same-name":
      return "same name";
    case "similar-name":
      return `name ${reason.percent}% alike`;
  }
}
