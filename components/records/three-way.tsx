import { useTranslations } from "next-intl";
import { cn } from "#components/ui/cn.ts";
import type { ScreenPosting, ScreenProposal } from "#lib/review/record-screen.ts";
import { type ThreeWayRow, threeWayRows } from "./three-way-rows.ts";

type ThreeWayProps = { proposal: Pick<ScreenProposal, "changes">; posting: ScreenPosting | undefined; sourceName: string };

/** A booked record three times: as approved, as the source says it now, as AutoCount has it; only what is not the same. */
export function ThreeWay({ proposal, posting, sourceName }: ThreeWayProps) {
  const t = useTranslations();
  const rows = threeWayRows(t, proposal.changes, posting);
  if (rows.length === 0) return <p className="text-muted-foreground">{t("records.threeWay.same")}</p>;
  const heads = [t("records.threeWay.approved"), t("records.threeWay.source", { sourceName }), t("records.threeWay.ledger")];
  return (
    <table className="w-full text-sm max-sm:block">
      <caption className="sr-only">{t("records.threeWay.caption")}</caption>
      <thead className="text-left text-xs text-muted-foreground max-sm:sr-only">
        <tr className="border-b">
          <th scope="col" className="py-1 pr-4 font-medium">
            {t("records.threeWay.field")}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className="w-[27%] py-1 pr-3 font-medium last:pr-0">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row, index) => (
          // A line that came and another that went may have had the same place.
          <Row key={`${index} ${row.path}`} row={row} heads={heads} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, heads }: { row: ThreeWayRow; heads: readonly string[] }) {
  const t = useTranslations();
  const cells = [
    { text: row.approved, isOther: false },
    { text: row.source, isOther: row.isSourceOther },
    { text: row.ledger ?? t("records.threeWay.notBooked"), isOther: row.isLedgerOther, isUnknown: row.ledger === null },
  ];
  return (
    <tr className="border-b align-top last:border-b-0 max-sm:grid max-sm:gap-0.5 max-sm:py-2">
      <th scope="row" className="py-1 pr-4 text-left font-normal text-muted-foreground max-sm:p-0 max-sm:font-medium max-sm:text-foreground">
        {row.label}
      </th>
      {cells.map(({ text, isOther, isUnknown = false }, index) => (
        <td key={heads[index]} className="py-1 pr-3 break-words last:pr-0 max-sm:grid max-sm:grid-cols-[8rem_minmax(0,1fr)] max-sm:items-baseline max-sm:p-0">
          <span className="text-xs text-muted-foreground sm:hidden" aria-hidden>
            {heads[index]}
          </span>
          <span className={cn(isOther && "w-fit rounded-xs bg-held-soft px-1 font-medium text-held-fg outline outline-held/40", isUnknown && "text-muted-foreground")}>
            {text}
            {isOther && <span className="sr-only"> {t("records.threeWay.differs")}</span>}
          </span>
        </td>
      ))}
    </tr>
  );
}
