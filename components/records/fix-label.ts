import type { Fix } from "#lib/rules/rule.ts";
import type { Translate } from "#messages/translate.ts";

/** What a fix is called on its button, and where a role may not take it. */
export function fixLabel(t: Translate, fix: Fix): string {
  switch (fix.do) {
    case "choose-item":
      return t("records.fixLabel.chooseItem");
    case "create-item":
      return t("records.fixLabel.createItem");
    case "choose-customer":
      return t("records.fixLabel.chooseDebtor");
    case "create-customer":
      return t("records.fixLabel.createDebtor");
    case "choose-supplier":
      return t("records.fixLabel.chooseCreditor");
    case "choose-location":
      return chooseLocation(t, fix.path);
    case "decide-delivery":
      return t("records.fixLabel.decideDelivery");
    case "set-field":
    case "edit-field":
      return fix.label;
    case "bill-what-is-left":
      return t("records.fixLabel.billRest");
    case "mark-duplicate":
      return fix.label;
    case "reject":
      return t("records.fixLabel.reject");
    case "retry":
      return t("records.fixLabel.sendAgain");
    case "release-hold":
      return t("records.fixLabel.release");
  }
}

/** Which of several locations is asked for. */
function chooseLocation(t: Translate, path: string): string {
  if (path === "fromLocation") return t("records.fixLabel.chooseLocation.from");
  if (path === "toLocation") return t("records.fixLabel.chooseLocation.to");
  const line = /^lines\.(\d+)\./.exec(path);
  return line === null ? t("records.fixLabel.chooseLocation.ofDocument") : t("records.fixLabel.chooseLocation.ofLine", { line: Number(line[1]) + 1 });
}
