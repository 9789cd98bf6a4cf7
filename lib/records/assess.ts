import type { SalesDocument } from "#lib/canonical/document.ts";
import { kindLabels, type RecordKind, type Trigger } from "#lib/canonical/kinds.ts";
import { isZero } from "#lib/canonical/money.ts";
import { isOpen, isPartlyDelivered } from "#lib/canonical/parts.ts";
import { evaluate, stops } from "#lib/rules/evaluate.ts";
import type { Facts } from "#lib/rules/facts.ts";
import type { Finding, Subject } from "#lib/rules/rule.ts";

/** Which kind a source's records become, and on which trigger. */
export type Flow = {
  kind: RecordKind;
  trigger: Trigger;
  /** The source itself says of each document what it is (native JSON): an invoice that it sends is one, now. */
  statesKind: boolean;
};

/** A record as it is to be judged. */
export type Judged = Omit<Subject, "bookAs"> & { flow: Flow; released: boolean; waitsForRest: boolean };

/** Where a record stands after all rules have spoken. */
export type Assessment = {
  state: "waiting" | "held" | "ready";
  waitingFor: string | null;
  bookAs: RecordKind;
  findings: Finding[];
  /** Rules that stop it, and who acts on them; each once. */
  holds: string[];
  heldFor: string[];
};

/** Judges a record: what is booked for it, whether its trigger has come, and what the rules hold. Pure. */
export function assess(judged: Judged, facts: Facts): Assessment {
  const bookAs = bookedAs(judged.kind, facts);
  const findings = evaluate({ ...judged, bookAs }, facts);
  const stopping = findings.filter(stops);
  const waitingFor = findWait(judged, bookAs, facts);
  return {
    state: waitingFor !== null ? "waiting" : stopping.length > 0 ? "held" : "ready",
    waitingFor,
    bookAs,
    findings,
    holds: [...new Set(stopping.map((finding) => finding.rule))],
    heldFor: [...new Set(stopping.map((finding) => finding.owner))],
  };
}

// AutoCount Cloud Accounting has no sales order (autocount/cloud-api.md 5): there the order is booked as its invoice.
function bookedAs(kind: RecordKind, facts: Facts): RecordKind {
  if (kind !== "sales_order" || facts.ledger === null) return kind;
  return facts.ledger.takes.has("sales_order") ? kind : "invoice";
}

/** What the record waits for, as it follows "Waiting for ..."; null where nothing is missing. */
function findWait({ kind, document, flow, released, waitsForRest }: Judged, bookAs: RecordKind, facts: Facts): string | null {
  // What was cancelled waits for nobody: a person closes it.
  if (document.isCancelled) return null;
  if (waitsForRest && isPartlyDelivered(document)) return "delivery of the rest";
  const isLaterPart = document.part !== null && document.part > 1;
  if (isLaterPart && isOpen(document) && !hasDelivery(document) && !released) return "delivery of the rest";
  if (released) return null;
  const missing = hasFired(flow.trigger, document) ? null : triggerWords[flow.trigger];
  if (flow.statesKind && kind === bookAs) return null;
  if (kind === "sales_order" && bookAs === "invoice") {
    const invoiceTrigger = flow.kind === "invoice" ? missing : triggerWords.billing;
    return invoiceTrigger === null ? null : `its invoice (on ${invoiceTrigger}): ${facts.ledger?.name ?? "the ledger"} takes no ${kindLabels.sales_order.toLowerCase()}s`;
  }
  return missing;
}

function hasDelivery(document: SalesDocument): boolean {
  return document.lines.some((line) => line.delivered !== null && !isZero(line.delivered));
}

/** Whether the moment has come at which the source's flow makes the document. */
function hasFired(trigger: Trigger, document: SalesDocument): boolean {
  switch (trigger) {
    case "order_confirmation":
      return true;
    case "payment":
      return document.isPaid;
    case "delivery":
      return document.isDelivered || hasDelivery(document);
    // No channel here tells of these; a person releases the record.
    case "approval":
    case "picking":
    case "billing":
      return false;
  }
}

const triggerWords: Readonly<{ [trigger in Trigger]: string }> = {
  order_confirmation: "order confirmation",
  payment: "payment",
  approval: "approval of the order",
  picking: "picking",
  delivery: "delivery",
  billing: "billing",
};
