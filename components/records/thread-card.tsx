import Link from "next/link";
import { formatMoney, formatQuantity } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { kindLabels } from "#lib/canonical/kinds.ts";
import type { ScreenOrderLine, ScreenPart } from "#lib/review/record-screen.ts";

const relations: { readonly [relation in ScreenPart["relation"]]: string } = { before: "the part before", after: "the part after", "same-order": "of the same order" };

/** The other records of the same order, and what of each of its lines is delivered, invoiced and open. */
export function ThreadCard({ thread, orderLines }: { thread: readonly ScreenPart[]; orderLines: readonly ScreenOrderLine[] }) {
  if (thread.length === 0 && orderLines.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>The order</CardTitle>
      </CardHeader>
      {thread.length > 0 && (
        <ul className="divide-y">
          {thread.map((part) => (
            <li key={part.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <Link href={`/records/${part.id}`} className="font-medium text-primary-text underline-offset-4 hover:underline">
                {part.number}
              </Link>
              <span className="text-muted-foreground">
                {kindLabels[part.kind]}, {relations[part.relation]}
              </span>
              <StateBadge state={part.state} />
              {part.docNo !== null && <Badge tone="posted">{part.docNo}</Badge>}
              <span className="ml-auto tabular-nums">{formatMoney(part.total, part.currency)}</span>
            </li>
          ))}
        </ul>
      )}
      {orderLines.length > 0 && (
        <div className="overflow-x-auto border-t" role="region" aria-label="Lines of the order" tabIndex={0}>
          <Table>
            <caption className="sr-only">Ordered, delivered, invoiced and open quantity of each line</caption>
            <TableHead>
              <TableRow>
                <TableHeader className="w-full pl-4">Line</TableHeader>
                <TableHeader className="text-right">Ordered</TableHeader>
                <TableHeader className="text-right">Delivered</TableHeader>
                <TableHeader className="text-right">Invoiced</TableHeader>
                <TableHeader className="text-right">Open</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {orderLines.map((line) => (
                <TableRow key={line.lineId}>
                  <TableCell className="min-w-32 pl-4">{line.description}</TableCell>
                  <TableCell className="amount">{formatQuantity(line.ordered)}</TableCell>
                  <TableCell className="amount">{formatQuantity(line.delivered)}</TableCell>
                  <TableCell className="amount">
                    {formatQuantity(line.invoiced)}
                    {line.closed !== "0" && <span className="block text-xs text-muted-foreground">{formatQuantity(line.closed)} closed</span>}
                  </TableCell>
                  <TableCell className="amount font-medium">{formatQuantity(line.open)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Card>
  );
}
