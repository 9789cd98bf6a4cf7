import { CircleCheck, CirclePause, Copy, Route, ThumbsUp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatShare } from "#components/format/money.ts";
import type { Dashboard } from "#lib/reports/dashboard.ts";
import { FigureCard, FigureLink } from "./figure-card.tsx";
import { SumsText } from "./sums.tsx";

/** The numbers that somebody looks at first. */
export function Figures({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations();
  const { held, ready, postedToday, refused, unknown, caught, caughtHeld, caughtEnded, posted30, straight30 } = dashboard;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-6">
      <FigureCard label={t("dashboard.figures.held")} figure={held} icon={CirclePause} tone="held">
        <SumsText sums={held.sums} />
      </FigureCard>
      <FigureCard label={t("dashboard.figures.readyToApprove")} figure={ready} icon={ThumbsUp} tone="primary">
        <SumsText sums={ready.sums} />
      </FigureCard>
      <FigureCard label={t("dashboard.figures.postedToday")} figure={postedToday} icon={CircleCheck} tone="posted">
        <SumsText sums={postedToday.sums} />
      </FigureCard>
      <FigureCard label={t("dashboard.figures.refusedByAutocount")} figure={refused} icon={TriangleAlert} tone="error">
        <FigureLink figure={unknown}>{t("dashboard.figures.ofUnknownOutcome")}</FigureLink>
      </FigureCard>
      <FigureCard label={t("dashboard.figures.duplicatesCaught")} figure={caught} icon={Copy} tone="held">
        <SumsText sums={caught.sums} />
        <span className="mt-0.5 block">
          <FigureLink figure={caughtHeld}>{t("dashboard.figures.held2")}</FigureLink>, <FigureLink figure={caughtEnded}>{t("dashboard.figures.ended")}</FigureLink>
        </span>
      </FigureCard>
      <FigureCard label={t("dashboard.figures.straightThrough30Days")} figure={straight30} icon={Route} tone="posted" value={formatShare(straight30.count, posted30.count)}>
        <FigureLink figure={straight30}>{t("dashboard.figures.uncorrected")}</FigureLink> {t("dashboard.figures.of")} <FigureLink figure={posted30}>{t("dashboard.figures.posted")}</FigureLink>
      </FigureCard>
    </div>
  );
}
