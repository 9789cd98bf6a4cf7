import type { OrderKind } from "#lib/canonical/kinds.ts";
import { type FlowWarning, isTaken, type LedgerTakes } from "#lib/sources/flow-warnings.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import type { Translate } from "#messages/translate.ts";

/** "An order waits until it is paid, then becomes an invoice." */
export function flowSentence(t: Translate, { kind: of, trigger }: SourceFlow): string {
  const kind = t(`sources.flowWords.kinds.${of}`);
  return trigger === "order_confirmation" ? t("sources.flowWords.atOnce", { kind }) : t("sources.flowWords.later", { kind, moment: t(`sources.flowWords.moments.${trigger}`) });
}

/** Why an order cannot be made this kind, as a few words; null where it can, or where no connection is set and nobody knows. */
export function whyNotOffered(t: Translate, kind: OrderKind, ledger: LedgerTakes | null): string | null {
  return ledger === null || isTaken(kind, ledger) ? null : t("sources.flowWords.takesNone", { ledger: ledger.name });
}

/** What stands against a flow, as a sentence. */
export function flowWarningText(t: Translate, warning: FlowWarning): string {
  switch (warning.code) {
    case "no-connection":
      return t("sources.flowWords.warnings.noConnection");
    case "booked-as-invoice":
      return t("sources.flowWords.warnings.bookedAsInvoice", { ledger: warning.ledger, kinds: t(`sources.flowWords.plurals.${warning.kind}`) });
    case "not-taken":
      return t("sources.flowWords.warnings.notTaken", { ledger: warning.ledger, kinds: t(`sources.flowWords.plurals.${warning.kind}`) });
    case "not-told":
      return t("sources.flowWords.warnings.notTold", { channel: warning.channel, trigger: t(`sources.triggers.${warning.trigger}`).toLowerCase() });
  }
}
