import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { Facts } from "./facts.ts";
import type { RuleSettings } from "./rule-settings.ts";

/** Errors stop; warnings stop until accepted with a reason; info only shows. */
export type Severity = "error" | "warning" | "info";
/** Who has to act on a finding: it decides in whose queue the record stands. */
export type Owner = "admin" | "finance";

/** Something a person can do about a finding. The screen turns each code into its inline control. */
export type Fix =
  /** `replaces`: the code on the line that AutoCount has not, or not in use; the answer takes its place wherever it is named. */
  | { do: "choose-item"; lineId: string; sku: string | null; replaces?: string }
  | { do: "create-item"; lineId: string; sku: string | null }
  /** `isOnlyHere`: what the record names is known and right elsewhere; the answer counts for this record and is not remembered. */
  | { do: "choose-customer"; isOnlyHere?: true }
  | { do: "create-customer" }
  | { do: "choose-supplier"; isOnlyHere?: true }
  | { do: "choose-location"; path: string; isOnlyHere?: true }
  | { do: "decide-delivery" }
  /** `also`: the sums that follow of it, set with it. */
  | { do: "set-field"; path: string; value: string; label: string; also?: { path: string; value: string }[] }
  | { do: "edit-field"; path: string; label: string }
  | { do: "bill-what-is-left" }
  | { do: "reject"; reason: string }
  | { do: "mark-duplicate"; of: string; label: string }
  | { do: "retry" }
  | { do: "release-hold" };

/**
 * What every finding may say beside the values of its sentence: its own fields and fixes. `sameAs` names the question that
 * it asks, where many records ask the same one: whoever accepts it once has answered it for all of them.
 */
export type Found = { fields?: string[]; fixes?: Fix[]; sameAs?: string };

/** The record as the rules see it. `orderId` is the source's id of the order: parts of one order share it. */
export type Subject<K extends Kind = Kind> = {
  recordId: string;
  sourceId: string;
  orderId: string;
  kind: K;
  /** What is booked for it; an invoice for a sales order where the connection takes no orders. */
  bookAs: Kind;
  document: DocumentOf<K>;
};

export type Rule<F extends Found = Found, K extends Kind = Kind> = {
  /** = file name = database value = link in the help page. */
  id: string;
  /** What files, histories and faults call it. What the screens say of it stands in messages/en/rules.json under its id. */
  title: string;
  /** The kinds of document that it looks at. */
  kinds: readonly K[];
  severity: Severity;
  owner: Owner;
  /** The settings that it goes by, which a company may set for all, for a source or for a customer. */
  thresholds?: readonly (keyof RuleSettings)[];
  /**
   * It may be switched off, and be made harder or softer; the messages say what it means when it is off. A rule without it
   * guards the books themselves and always stands as it is written.
   */
  canBeOff?: true;
  /**
   * Of a rule that goes by the document's date: the dates that it newly finds where its settings were made stricter. Without it
   * a stricter setting may find any document.
   */
  newlyFinds?(before: RuleSettings, after: RuleSettings, today: string): { from: string; to: string };
  /**
   * Of a rule that goes by today's date: why a record that it holds may go on, or be offered something else, when the
   * Malaysian day changes, as its history says it. "stays": what it holds only grows older, and nothing is asked again.
   */
  onNewDay?: string;
  /** Of a rule that goes by what is only known at the moment of it: its setting cannot be tried on past records; the messages say why. */
  noBackTest?: true;
  /** Of a rule that speaks only where no other does: what it finds is left out while another rule stops the record for the same place. */
  isLastResort?: true;
  /** Paths of the document that the finding is about; a finding may name its own. */
  fields: readonly string[];
  /** One sentence that a bookkeeper understands. */
  message(found: F): string;
  /** Ranked fixes, where the finding brings none of its own. */
  fixes?: readonly Fix[];
  /** Of a rule that never offers one: why there is nothing that a person could do on the record, as a sentence. */
  noFix?: string;
  /** Pure: the record and the facts of the batch in, every finding at once out. */
  check(subject: Subject<K>, facts: Facts): F[];
};

/** Declares a hold rule; the type of what it finds flows from `check` into `message`. */
export function defineRule<F extends Found, K extends Kind = Kind>(rule: Rule<F, K>): Rule<F, K> {
  return rule;
}

/** A finding as stored and shown. */
export type Finding = {
  rule: string;
  severity: Severity;
  owner: Owner;
  fields: string[];
  message: string;
  data: object;
  fixes: Fix[];
  isFault: boolean;
  /** What an acceptance of a warning is of; null for what cannot be accepted. Another finding has another one. */
  fingerprint: string | null;
  /** All records that ask the same question are answered by one acceptance. */
  isShared: boolean;
  /** A person has accepted this very warning: it stops no longer. */
  isAccepted: boolean;
};
