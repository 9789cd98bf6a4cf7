import { useTranslations } from "next-intl";
import { formatQuantity } from "#components/format/money.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { ScreenOrderLine } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { isNothing } from "./is-nothing.ts";

type Column = { of: Exclude<keyof ScreenOrderLine, "lineId" | "description">; title: string; always?: true };

const columns = (t: Translate): readonly Column[] => [
  { of: "ordered", title: t("records.orderQuantities.ordered"), always: true },
  { of: "delivered", title: t("records.orderQuantities.delivered"), always: true },
  { of: "invoiced", title: t("records.orderQuantities.invoiced"), always: true },
  { of: "returned", title: t("records.orderQuantities.returned") },
  { of: "closed", title: t("records.orderQuantities.closed") },
  { of: "open", title: t("records.orderQuantities.open"), always: true },
];

/** What of each line of an order is ordered, delivered, invoiced, returned, closed and open; on a phone each line in a block of its own. */
export function OrderQuantities({ lines }: { lines: readonly ScreenOrderLine[] }) {
  const t = useTranslations();
  const shown = columns(t).filter(({ of, always }) => always || lines.some((line) => !isNothing(line[of])));
  return (
    <>
      <div className="overflow-x-auto max-sm:hidden" role="region" aria-label={t("records.orderQuantities.lines")} tabIndex={0}>
        <Table>
          <caption className="sr-only">{t("records.orderQuantities.caption")}</caption>
          <TableHead>
            <TableRow>
              <TableHeader className="w-full pl-4">{t("records.orderQuantities.line")}</TableHeader>
              {shown.map(({ of, title }) => (
                <TableHeader key={of} className="px-2 text-right last:pr-4">
                  {title}
                </TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.lineId}>
                <TableCell className="min-w-32 pl-4">{line.description}</TableCell>
                {shown.map(({ of }) => (
                  <TableCell key={of} className={`amount px-2 last:pr-4 ${lookOf(of, line)}`}>
                    {formatQuantity(line[of])}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <ul className="divide-y sm:hidden">
        {lines.map((line) => (
          <li key={line.lineId} className="px-4 py-2">
            <p className="font-medium break-words">{line.description}</p>
            <dl className="mt-1 grid grid-cols-3 gap-x-4 gap-y-0.5 text-xs">
              {shown.map(({ of, title }) => (
                <div key={of} className="flex justify-between gap-1">
                  <dt className="text-muted-foreground">{title}</dt>
                  <dd className={`tabular-nums ${lookOf(of, line)}`}>{formatQuantity(line[of])}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nothing is quiet; what is open stands out. */
function lookOf(of: Column["of"], line: ScreenOrderLine): string {
  if (isNothing(line[of])) return "text-muted-foreground";
  return of === "open" ? "font-semibold" : "";
}
