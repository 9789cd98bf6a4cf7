import type { Fix } from "#lib/rules/rule.ts";

/** What a fix is called on its button, and where a role may not take it. */
export function fixLabel(fix: Fix): string {
  switch (fix.do) {
    case "choose-item":
      return "Choose the item";
    case "create-item":
      return "Create an item";
    case "choose-customer":
      return "Choose a debtor";
    case "create-customer":
      return "Create a debtor";
    case "choose-supplier":
      return "Choose a creditor";
    case "choose-location":
      return `Choose the location${placeText(fix.path)}`;
    case "decide-delivery":
      return "Decide the delivery";
    case "set-field":
    case "edit-field":
      return fix.label;
    case "bill-what-is-left":
      return "Bill what is left";
    case "mark-duplicate":
      return fix.label;
    case "reject":
      return "Reject";
    case "retry":
      return "Send again";
    case "release-hold":
      return "Release it";
  }
}

/** Which of several locations is asked for. */
function placeText(path: string): string {
  if (path === "fromLocation") return " it comes from";
  if (path === "toLocation") return " it goes to";
  const line = /^lines\.(\d+)\./.exec(path);
  return line === null ? "" : ` of line ${Number(line[1]) + 1}`;
}
