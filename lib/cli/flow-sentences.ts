import { kindLabels, type Trigger } from "#lib/canonical/kinds.ts";
import type { FlowWarning } from "#lib/sources/flow-warnings.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";

const until: Readonly<Record<Exclude<Trigger, "order_confirmation">, string>> = {
  payment: "it is paid",
  approval: "it is approved at the source",
  picking: "it is picked",
  delivery: "something of it is delivered",
  billing: "it is billed at the source",
};

/** "An order waits until it is paid, then becomes an invoice." */
export function flowSentence({ kind, trigger }: SourceFlow): string {
  const word = kindLabels[kind].toLowerCase();
  const what = `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
  return trigger === "order_confirmation" ? `An order becomes ${what} as soon as it arrives.` : `An order waits until ${until[trigger]}, then becomes ${what}.`;
}

/** What stands against a flow, as a note below what a command did. */
export function flowNote(warning: FlowWarning): string {
  switch (warning.code) {
    case "no-connection":
      return "The company has no connection to AutoCount yet, so nobody knows yet whether it takes this kind of document.";
    case "booked-as-invoice":
      return `${warning.ledger} takes no ${kindLabels[warning.kind].toLowerCase()}s: an order is booked as its invoice, and waits until it is billed. Choose invoice to decide when that is.`;
    case "not-taken":
      return `${warning.ledger} takes no ${kindLabels[warning.kind].toLowerCase()}s: each will be held, to be booked by hand.`;
    case "not-told":
      return `${warning.channel} does not tell of ${warning.trigger}: every order waits until somebody releases it by hand.`;
  }
}
