import { kindLabels } from "#lib/canonical/kinds.ts";
import type { FlowWarning } from "#lib/sources/flow-warnings.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";

/** "An order becomes an invoice on payment." */
export function flowSentence({ kind, trigger }: SourceFlow): string {
  const word = kindLabels[kind].toLowerCase();
  return `An order becomes ${/^[aeiou]/.test(word) ? "an" : "a"} ${word} on ${trigger.replace("_", " ")}.`;
}

/** What stands against a flow, as a note below what a command did. */
export function flowNote(warning: FlowWarning): string {
  switch (warning.code) {
    case "no-connection":
      return "The company has no connection to AutoCount yet, so nobody knows yet whether it takes this kind of document.";
    case "booked-as-invoice":
      return `${warning.ledger} takes no ${kindLabels[warning.kind].toLowerCase()}: it is booked as its invoice, and waits until it is billed.`;
    case "not-taken":
      return `${warning.ledger} takes no ${kindLabels[warning.kind].toLowerCase()}: each will be held, to be booked by hand.`;
    case "not-told":
      return `${warning.channel} does not tell of ${warning.trigger}: every order waits until somebody releases it by hand.`;
  }
}
