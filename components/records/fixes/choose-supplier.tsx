"use client";

import { chooseSupplierAction } from "#lib/review/actions.ts";
import { ChooseAccount } from "./choose-account.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";

/** The answer to "which creditor is this supplier?"; it is remembered for the supplier's next order. */
export function ChooseSupplier({ suggestions, isOnlyHere }: { suggestions: Ranked<CustomerCandidate>[]; isOnlyHere: boolean }) {
  return <ChooseAccount list="suppliers" side="supplier" account="creditor" choose={chooseSupplierAction} suggestions={suggestions} isOnlyHere={isOnlyHere} />;
}
