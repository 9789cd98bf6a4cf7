import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { kindLabels, orderKinds, type Kind, type OrderKind, type Trigger } from "#lib/canonical/kinds.ts";
import { isZero } from "#lib/canonical/money.ts";
import { isOpen, isPartlyDelivered } from "#lib/canonical/parts.ts";
import type { SalesDocument } from "#lib/canonical/sales.ts";
import { endStates } from "#lib/canonical/states.ts";
import { hasNothingToWrite } from "#lib/ownership/contested.ts";
import { evaluate, stops } from "#lib/rules/evaluate.ts";
import type { Facts } from "#lib/rules/facts.ts";
import type { Finding, Subject } from "#lib/rules/rule.ts";

/** Which kind a source's orders become, and on which trigger. */
export type Flow = {
  kind: Kind;
  trigger: Trigger;
  /** The source itself says of each document what it is (native JSON): an invoice that it sends is one, now. */
  statesKind: boolean;
};

/** A record as it is to be judged. */
export type Judged = Omit<Subject, "bookAs"> & { externalId: string;  flow: Flow; released: boolean; waitsForRest: boolean };

/** Where a record stands after all rules have spoken. */
export type Assessment = {
  /** `superseded`: a delivery that counts on its order, where AutoCount takes no deliveries; a refund without which its sale was billed; what writes nothing that its source owns. */
  state: "waiting" | "held" | "ready" | "superseded";
  waitingFor: string | null;
  bookAs: Kind;
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
    state: countsOnItsOrder(judged, facts) || isBilledWithout(judged, facts) || isRecordedOnly(judged, facts) ? "superseded" : waitingFor !== null ? "waiting" : stopping.length > 0 ? "held" : "ready",
    waitingFor,
    bookAs,
    findings,
    holds: [...new Set(stopping.map((finding) => finding.rule))],
    heldFor: [...new Set(stopping.map((finding) => finding.owner))],
  };
}

/** A delivery of a known order is counted there where the connection books no deliveries: nobody has to look at it. */
function countsOnItsOrder({ kind, recordId, released }: Judged, facts: Facts): boolean {
  const order = facts.originals.get(recordId);
  return kind === "delivery_order" && !released && facts.ledger?.takes.has("delivery_order") === false && order !== undefined && !endStates.includes(order.state);
}

/** What was refunded before the sale was booked, and left out of it, is not credited a second time. */
function isBilledWithout({ kind, recordId, externalId, released }: Judged, facts: Facts): boolean {
  return kind === "credit_note" && !released && facts.originals.get(recordId)?.billedWithout.includes(externalId) === true;
}

/** What a system sends of data that it does not own, where AutoCount has the same already or a person had it ignored (design 9: "shown, not written"). */
function isRecordedOnly(judged: Judged, facts: Facts): boolean {
  return !judged.released && hasNothingToWrite(judged, facts.ownership, facts.contested.get(judged.recordId));
}

/** What a record is booked as: AutoCount Cloud Accounting has no sales order (autocount/cloud-api.md 5), there it is its invoice. */
export function bookedAs(kind: Kind, facts: Pick<Facts, "ledger">): Kind {
  if (kind !== "sales_order" || facts.ledger === null) return kind;
  return facts.ledger.takes.has("sales_order") ? kind : "invoice";
}

/** What the record waits for, as it follows "Waiting for ..."; null where nothing is missing. */
function findWait(judged: Judged, bookAs: Kind, facts: Facts): string | null {
  // What was cancelled waits for nobody: a person closes it.
  if (judged.document.isCancelled) return null;
  if (isOfKind(["credit_note", "payment"], judged)) return judged.released ? null : findInvoiceWait(judged, facts);
  if (isOfKind(["delivery_order"], judged) && !judged.released) {
    const order = findOrderWait(judged, facts);
    if (order !== null) return order;
  }
  return isOfKind(orderKinds, judged) ? findTriggerWait(judged, bookAs, facts) : null;
}

/** A credit note or payment comes after the invoice that it is about: it waits until that is posted. */
function findInvoiceWait({ recordId }: Pick<Judged, "recordId">, facts: Facts): string | null {
  const original = facts.originals.get(recordId);
  if (original === undefined || original.state === "posted" || original.state === "reversed" || endStates.includes(original.state)) return null;
  return `${original.number} to be posted`;
}

/** A delivery of an order that AutoCount has too is made from it there: it waits until that is posted. */
function findOrderWait({ recordId }: Judged, facts: Facts): string | null {
  const takesBoth = facts.ledger?.takes.has("delivery_order") === true && facts.ledger.takes.has("sales_order");
  return takesBoth && facts.originals.get(recordId)?.kind === "sales_order" ? findInvoiceWait({ recordId }, facts) : null;
}

function findTriggerWait({ kind, document, flow, released, waitsForRest }: Judged & OfKind<OrderKind>, bookAs: Kind, facts: Facts): string | null {
  if (waitsForRest && isPartlyDelivered(document)) return "delivery of the rest";
  const isLaterPart = document.part !== null && document.part > 1;
  if (isLaterPart && isOpen(document) && !hasDelivery(document) && !released) return "delivery of the rest";
  if (released) return null;
  // A delivery that a message tells of has happened: the flow's trigger is for what it makes of orders.
  if (kind === "delivery_order" && flow.kind !== "delivery_order") return null;
  const missing = hasFired(flow.trigger, document) ? null : triggerWords[flow.trigger];
  if (flow.statesKind && kind === bookAs) return null;
  if (kind === "sales_order" && bookAs === "invoice") {
    const invoiceTrigger = flow.kind === "invoice" ? missing : hasFired("billing", document) ? null : triggerWords.billing;
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
    case "approval":
      return document.isApproved;
    case "picking":
      return document.isPicked;
    case "delivery":
      return document.isDelivered || hasDelivery(document);
    case "billing":
      return document.isBilled;
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
