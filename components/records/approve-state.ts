import { mayApprove } from "#lib/approval/four-eyes.ts";
import { can, type Role } from "#lib/auth/permissions.ts";
import { kindLabels } from "#lib/canonical/kinds.ts";
import type { RecordScreen, ScreenFinding } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { accountWord, isMaster } from "./document-fields.ts";
import { fieldInSentence } from "./field-label.ts";
import { roleName, rolesWith } from "./role-text.ts";

/** What the approve button says before it is pressed: what will happen, or why it cannot be pressed. */
export type ApproveState = { isEnabled: boolean; text: string };

/** Null where there is nothing to approve any more. The server decides again when the button is pressed. */
export function approveState(t: Translate, screen: Pick<RecordScreen, "record" | "document" | "approval" | "proposals" | "findings" | "customer">, actor: { id: string; role: Role }): ApproveState | null {
  const { record, approval, proposals, findings, customer } = screen;
  if (!["held", "ready", "waiting"].includes(record.state)) return null;
  const no = (text: string): ApproveState => ({ isEnabled: false, text });
  if (!can(actor, "approval:approve")) return no(`${rolesWith("approval:approve")} approves.`);
  if (record.state === "waiting") return no(`Waiting for ${record.waitingFor ?? "its trigger"}.`);
  const open = findings.filter(isOpen);
  if (isForHands(screen) && open.length === 1) return no("It cannot be sent: mark it as posted by hand, under In AutoCount.");
  if (record.state === "held") return no(`Still held: ${count(open.length, "finding")} to solve first.`);
  if (proposals.length > 0) return no("The source has sent a change. Accept or dismiss it first.");

  const given = approval.steps.flatMap((step, index) => (step.by === null ? [] : [{ step: index, userId: step.by.userId }]));
  const verdict = mayApprove(actor, approval.steps.map((step) => step.role), given, new Set(approval.correctors.map((corrector) => corrector.userId)));
  if (!verdict.may) {
    switch (verdict.because) {
      case "own-work":
        return no(`You ${deed(t, approval.correctors.find((corrector) => corrector.userId === actor.id)?.fields ?? [])}, so somebody else approves.`);
      case "already-approved":
        return no("You have approved it already; somebody else gives the next approval.");
      case "wrong-role":
        return no(`${roleName(verdict.needed)} gives ${given.length === 0 ? "the first" : "the next"} approval.`);
    }
  }
  if (!verdict.isLast) return { isEnabled: true, text: `Your approval, then ${roleName(approval.steps[verdict.step + 1]?.role ?? "").toLowerCase()} approves too.` };
  const first = customer?.origin === "proposed" ? `Creates the ${accountWord(record.kind)} ${customer.code} and books` : isMaster(record.kind) ? "Makes" : "Books";
  return { isEnabled: true, text: `${first} the ${kindLabels[record.bookAs].toLowerCase()} in AutoCount.` };
}

/** Whether a finding still stops the record. */
export function isOpen({ severity, acceptance }: Pick<ScreenFinding, "severity" | "acceptance">): boolean {
  return severity !== "info" && acceptance === null;
}

/** Whether the record is held for being nothing that the connection takes, and so is booked by a person or not at all. */
export function isForHands({ record, document, findings }: Pick<RecordScreen, "record" | "document" | "findings">): boolean {
  return record.state === "held" && !document.isTest && findings.some(({ rule }) => rule === "not-supported");
}

function deed(t: Translate, paths: readonly string[]): string {
  // The decision has changed quantities and amounts along with it.
  if (paths.includes("deliveryDecision")) return "decided the delivery";
  const names = [...new Set(paths.map((path) => fieldInSentence(t, path).replace(/^line \d+, /i, "the ").replace(/^(?!the )/, "the ")))];
  // Who entered it by hand has changed no field, and bears them all.
  if (names.length === 0) return "entered it by hand";
  if (names.length > 3) return `changed ${count(names.length, "value")}`;
  return `changed ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
