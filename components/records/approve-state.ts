import { mayApprove } from "#lib/approval/four-eyes.ts";
import { can, type Role } from "#lib/auth/permissions.ts";
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
  if (!can(actor, "approval:approve")) return no(t("records.approveState.rolesApprove", { roles: rolesWith(t, "approval:approve") }));
  if (record.state === "waiting") return no(t("records.approveState.waitingFor", { waitingFor: record.waitingFor ?? t("records.approveState.itsTrigger") }));
  const open = findings.filter(isOpen);
  if (isForHands(screen) && open.length === 1) return no(t("records.approveState.byHand"));
  if (record.state === "held") return no(t("records.approveState.stillHeld", { count: open.length }));
  if (proposals.length > 0) return no(t("records.approveState.changePending"));

  const given = approval.steps.flatMap((step, index) => (step.by === null ? [] : [{ step: index, userId: step.by.userId }]));
  const verdict = mayApprove(actor, approval.steps.map((step) => step.role), given, new Set(approval.correctors.map((corrector) => corrector.userId)));
  if (!verdict.may) {
    switch (verdict.because) {
      case "own-work":
        return no(t("records.approveState.ownWork", { deed: deed(t, approval.correctors.find((corrector) => corrector.userId === actor.id)?.fields ?? []) }));
      case "already-approved":
        return no(t("records.approveState.approvedAlready"));
      case "wrong-role":
        return no(given.length === 0 ? t("records.approveState.firstApproval", { role: roleName(t, verdict.needed) }) : t("records.approveState.nextApproval", { role: roleName(t, verdict.needed) }));
    }
  }
  if (!verdict.isLast) return { isEnabled: true, text: t("records.approveState.thenRole", { role: roleName(t, approval.steps[verdict.step + 1]?.role ?? "").toLowerCase() }) };
  const kind = t(`format.kinds.${record.bookAs}`).toLowerCase();
  if (customer?.origin === "proposed") return { isEnabled: true, text: t("records.approveState.createsAndBooks", { account: accountWord(record.kind), code: customer.code, kind }) };
  return { isEnabled: true, text: isMaster(record.kind) ? t("records.approveState.makes", { kind }) : t("records.approveState.books", { kind }) };
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
  if (paths.includes("deliveryDecision")) return t("records.approveState.decidedDelivery");
  const names = [...new Set(paths.map((path) => t("records.approveState.theField", { field: fieldInSentence(t, path).replace(/^line \d+, /i, "") })))];
  // Who entered it by hand has changed no field, and bears them all.
  if (names.length === 0) return t("records.approveState.enteredByHand");
  if (names.length > 3) return t("records.approveState.changedValues", { count: names.length });
  return t("records.approveState.changed", { fields: names.length === 1 ? (names[0] ?? "") : t("records.approveState.and", { fields: names.slice(0, -1).join(", "), last: names.at(-1) ?? "" }) });
}
