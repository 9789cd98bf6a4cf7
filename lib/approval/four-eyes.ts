import type { Role } from "#lib/auth/permissions.ts";

export type Asking = { id: string; role: Role };
export type Verdict =
  | { may: true; step: number; isLast: boolean }
  | { may: false; because: "own-work" | "already-approved" }
  | { may: false; because: "wrong-role"; needed: Role };

/**
 * Whether somebody may give the next approval of a record. Who corrected a value-bearing field (amount, quantity, price,
 * party, tax) cannot approve; nobody approves twice; each step wants its role. Source: design, "Approval".
 */
export function mayApprove(
  asking: Asking,
  steps: readonly Role[],
  given: readonly { step: number; userId: string }[],
  valueCorrectors: ReadonlySet<string>,
): Verdict {
  if (valueCorrectors.has(asking.id)) return { may: false, because: "own-work" };
  if (given.some((approval) => approval.userId === asking.id)) return { may: false, because: "already-approved" };
  const step = given.length;
  const needed = steps[step];
  if (needed === undefined) return { may: false, because: "already-approved" };
  if (needed !== asking.role) return { may: false, because: "wrong-role", needed };
  return { may: true, step, isLast: step === steps.length - 1 };
}
