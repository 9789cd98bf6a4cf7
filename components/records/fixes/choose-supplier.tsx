"use client";

import type { KeyHints } from "#components/shell/commands.ts";
import { chooseSupplierAction } from "#lib/review/actions.ts";
import { ChooseAccount } from "./choose-account.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";

/** The answer to "which creditor is this supplier?"; it is remembered for the supplier's next order. */
export function ChooseSupplier({ suggestions, isOnlyHere, hints }: { suggestions: Ranked<CustomerCandidate>[]; isOnlyHere: boolean; hints?: KeyHints | undefined }) {
  return <ChooseAccount list="suppliers" side="supplier" account="creditor" choose={chooseSupplierAction} suggestions={suggestions} isOnlyHere={isOnlyHere} hints={hints} />;
}
