"use client";

import type { KeyHints } from "#components/shell/commands.ts";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import { chooseCustomerAction } from "#lib/review/actions.ts";
import { ChooseAccount } from "./choose-account.tsx";

/** The answer to "which debtor is this buyer?"; it is remembered for the buyer's next order. */
export function ChooseCustomer({ suggestions, isOnlyHere, hints }: { suggestions: Ranked<CustomerCandidate>[]; isOnlyHere: boolean; hints?: KeyHints | undefined }) {
  return <ChooseAccount list="customers" side="buyer" account="debtor" choose={chooseCustomerAction} suggestions={suggestions} isOnlyHere={isOnlyHere} hints={hints} />;
}
