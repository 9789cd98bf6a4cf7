import { ruleTitles } from "#components/rules/rule-words.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { OtherReading } from "#lib/review/preview-retry.ts";
import type { Translate } from "#messages/translate.ts";

/** What became of a document that was sent again. */
export function stateText(t: Translate, state: RecordState): string {
  if (state === "approved") return t("records.retryText.inLine");
  return state === "ready" ? t("records.retryText.readyAgain") : t("records.retryText.isNow", { state: t(`format.states.${state}`).toLowerCase() });
}

/** What choosing today's mapping would mean for one document, in words. */
export function todayText(t: Translate, { changes, left, movesValue, holds, isCorrected }: OtherReading): string {
  const count = changes.length + left;
  const differs = t("records.retryText.differs", { count });
  const said = isCorrected ? `${differs} ${t("records.retryText.correctedIsReplaced")}` : differs;
  if (holds.length > 0) return `${said} ${t("records.retryText.wouldBeHeld", { holds: ruleTitles(t, holds) })}`;
  return `${said} ${movesValue ? t("records.retryText.moneyMoves") : t("records.retryText.noMoneyMoves")}`;
}
