import { CircleCheck, CirclePause, Copy, Route, ThumbsUp, TriangleAlert } from "lucide-react";
import { formatShare } from "#components/format/money.ts";
import type { Dashboard } from "#lib/reports/dashboard.ts";
import { FigureCard, FigureLink } from "./figure-card.tsx";
import { SumsText } from "./sums.tsx";

/** The numbers that somebody looks at first. */
export function Figures({ dashboard }: { dashboard: Dashboard }) {
  const { held, ready, postedToday, refused, unknown, caught, caughtHeld, caughtEnded, posted30, straight30 } = dashboard;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-6">
      <FigureCard label="Held" figure={held} icon={CirclePause} tone="held">
        <SumsText sums={held.sums} />
      </FigureCard>
      <FigureCard label="Ready to approve" figure={ready} icon={ThumbsUp} tone="primary">
        <SumsText sums={ready.sums} />
      </FigureCard>
      <FigureCard label="Posted today" figure={postedToday} icon={CircleCheck} tone="posted">
        <SumsText sums={postedToday.sums} />
      </FigureCard>
      <FigureCard label="Refused by AutoCount" figure={refused} icon={TriangleAlert} tone="error">
        <FigureLink figure={unknown}>of unknown outcome</FigureLink>
      </FigureCard>
      <FigureCard label="Duplicates caught" figure={caught} icon={Copy} tone="held">
        <SumsText sums={caught.sums} />
        <span className="mt-0.5 block">
          <FigureLink figure={caughtHeld}>held</FigureLink>, <FigureLink figure={caughtEnded}>ended</FigureLink>
        </span>
      </FigureCard>
      <FigureCard label="Straight through, 30 days" figure={straight30} icon={Route} tone="posted" value={formatShare(straight30.count, posted30.count)}>
        <FigureLink figure={straight30}>uncorrected</FigureLink> of <FigureLink figure={posted30}>posted</FigureLink>
      </FigureCard>
    </div>
  );
}
