import { can, type Permission, type Role } from "#lib/auth/permissions.ts";
import { bearsValue } from "#lib/canonical/paths.ts";
import type { Fix } from "#lib/rules/rule.ts";
import type { Translate } from "#messages/translate.ts";
import { lookupOf } from "./lookup-of.ts";
import { whoMay } from "./role-text.ts";

/** A fix as this person meets it: free to take, or shown with who may take it. */
export type FixOffer = { fix: Fix; isAllowed: boolean; whoMay: string };

export function offerFix(t: Translate, fix: Fix, role: Role): FixOffer {
  const permission = fixPermission(fix);
  return { fix, isAllowed: can({ role }, permission), whoMay: whoMay(t, permission) };
}

/** Whether its form begins in a look-up: the key of looking up leads there. */
export function asksForLookUp(fix: Fix): boolean {
  return fix.do.startsWith("choose-") || (fix.do === "edit-field" && lookupOf(fix.path) !== null);
}

/** Which permission the action behind a fix asks for. */
export function fixPermission(fix: Fix): Permission {
  switch (fix.do) {
    case "choose-item":
      return "code:correct";
    case "create-item":
      return "item:create";
    case "choose-customer":
    case "choose-supplier":
      return fix.isOnlyHere === true ? "value:correct" : "customer:decide";
    case "create-customer":
      return "customer:decide";
    case "decide-delivery":
      return "delivery:decide";
    case "bill-what-is-left":
      return "value:correct";
    case "set-field":
    case "edit-field":
    case "choose-location":
      return correctionPermission(fix.path);
    case "reject":
    case "mark-duplicate":
      return "record:reject";
    case "retry":
      return "posting:manage";
    case "release-hold":
      return "record:hold";
  }
}

/** Amounts, dates and parties are finance's to correct; codes and texts admin's too (design: "Approval"). */
export function correctionPermission(path: string): Permission {
  return bearsValue({ path }) ? "value:correct" : "code:correct";
}
