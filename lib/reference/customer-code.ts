import { words } from "./similarity.ts";

/** AutoCount's control account of the debtors, under which their codes stand. */
const control = "300";
/** Longest debtor code that AutoCount takes. */
export const customerCodeLength = 12;

/** Where the codes of debtors with such a name begin: "300-K" for "Kedai Rimba", "300-X" where the name has no Latin letter. */
export function customerCodePrefix(name: string): string {
  const letter = words(name.normalize("NFD")).join("").match(/[a-z]/)?.[0] ?? "x";
  return `${control}-${letter.toUpperCase()}`;
}

/**
 * A code for a new debtor by AutoCount's own habit: control account, first letter, the next number after the highest one
 * taken ("300-K001", "300-K002"). Numbers that were skipped are not filled: someone may have deleted them for a reason.
 */
export function nextCustomerCode(prefix: string, taken: readonly string[]): string {
  const numbers = taken
    .filter((code) => code.startsWith(prefix))
    .map((code) => code.slice(prefix.length))
    .filter((rest) => /^\d{3,6}$/.test(rest))
    .map(Number);
  const next = Math.max(0, ...numbers) + 1;
  return `${prefix}${String(next).padStart(3, "0")}`;
}
