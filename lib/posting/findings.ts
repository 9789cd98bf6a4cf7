import { decimal } from "#lib/canonical/money.ts";
import type { LedgerDifference } from "./ledger.ts";
import type { PostingRule } from "./posting-rules.ts";

/** errors are wrong books, warnings are to be looked at, info is rounding. */
export type FindingSeverity = "error" | "warning" | "info";
export type PostingFinding = { rule: PostingRule; severity: FindingSeverity; message: string; differences: LedgerDifference[] };

/** What AutoCount's own rounding may make of a document: five sen, the Malaysian cash rounding. */
const roundingLimit = "0.05";

const names: Readonly<Record<string, string>> = {
  lines: "number of lines", total: "total", tax: "tax", "customer.code": "customer", "supplier.code": "supplier", currency: "currency", date: "date",
  reference: "reference", invoiceNo: "invoice it is about", settles: "what it settles",
};

/** The finding on what was stored otherwise than it was sent; null where all is as sent. Pure. */
export function readBackFinding(differences: readonly LedgerDifference[]): PostingFinding | null {
  if (differences.length === 0) return null;
  return { rule: "read-back-difference", severity: worst(differences), message: `AutoCount stored it with ${differences.map(said).join(", ")}.`, differences: [...differences] };
}

/** The finding on a document that somebody has changed in AutoCount after it was posted; null where it is as sent. Pure. */
export function changedFinding(differences: readonly LedgerDifference[]): PostingFinding | null {
  if (differences.length === 0) return null;
  return { rule: "changed-in-autocount", severity: worst(differences), message: `Somebody changed it in AutoCount: it has ${differences.map(said).join(", ")} now.`, differences: [...differences] };
}

export const voidedFinding: PostingFinding = {
  rule: "voided-in-autocount", severity: "error", differences: [],
  message: "Somebody voided it in AutoCount: it stands there with its number and no longer counts. Reverse it here too, book it anew, or accept it with a reason.",
};

/** Where the ledger does not show what was cancelled (autocount/other-apis.md C.2), nobody can tell that from what was deleted. */
export const goneFinding: PostingFinding = {
  rule: "gone-in-autocount", severity: "error", differences: [],
  message: "AutoCount no longer shows it: somebody cancelled or deleted it there. Which of the two, its Web API does not tell; in AutoCount itself a cancelled document is still listed. Reverse it here too, book it anew, or accept it with a reason.",
};
export const missingFinding: PostingFinding = {
  rule: "missing-in-autocount", severity: "error", differences: [],
  message: "AutoCount no longer has a document of this number: somebody deleted or renumbered it there. Reverse it here too, book it anew, or accept it with a reason.",
};

function said({ field, sent, stored }: LedgerDifference): string {
  const name = names[field] ?? ofLine(field) ?? field;
  return field === "settles" ? `what it settles ${stored}` : `${name}${ofLine(field) === null ? "" : ":"} ${stored === "" ? "left out" : stored} instead of ${sent === "" ? "none" : sent}`;
}

/** `lines[0].unitPrice` -> "unit price of line 1". */
function ofLine(field: string): string | null {
  const [, index, name] = /^lines\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  return name === undefined ? null : `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} of line ${Number(index) + 1}`;
}

function worst(differences: readonly LedgerDifference[]): FindingSeverity {
  const found = differences.map(severityOf);
  return found.includes("error") ? "error" : found.includes("warning") ? "warning" : "info";
}

/** Another customer, currency, line or amount makes wrong books; a few sen are rounding; the rest somebody should see. */
function severityOf({ field, sent, stored }: LedgerDifference): FindingSeverity {
  if (field === "total" || field === "tax") return isRounding(sent, stored) ? "info" : "error";
  return ["lines", "customer.code", "supplier.code", "currency"].includes(field) ? "error" : "warning";
}

function isRounding(sent: string, stored: string): boolean {
  return /^-?\d/.test(sent) && /^-?\d/.test(stored) && decimal(sent).minus(decimal(stored)).abs().lte(roundingLimit);
}
