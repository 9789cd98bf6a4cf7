import { useTranslations } from "next-intl";
import { formatAmount, formatQuantity, formatSigned } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/cn.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";
import { isNothing } from "./is-nothing.ts";
import { ItemCell, ItemName, itemText } from "./item-cell.tsx";
import { MoreLines } from "./more-lines.tsx";

type DocumentLinesProps = {
  lines: readonly DocumentLine[];
  /** How many of them are shown. */
  limit: number;
  items: { [code: string]: ScreenItem };
  editor: Editor;
  /** What the total has more than the lines, with its sign; null where they agree. */
  unexplained: string | null;
};

/** The lines of a document: what was sold, which item it is, and how its amount comes about. */
export function DocumentLines({ lines, limit, items, editor, unexplained }: DocumentLinesProps) {
  const t = useTranslations();
  const hasDiscount = lines.some((line) => !isNothing(line.discount));
  const hasTax = lines.some((line) => !isNothing(line.tax) || line.taxCode !== null);
  // Nothing or all of it delivered needs no column.
  const hasDelivery = lines.some((line) => line.delivered !== null && !isNothing(line.delivered)) && lines.some((line) => line.delivered !== null && line.delivered !== line.quantity);
  // A phone shows the amount and, below it, how it comes about.
  const wide = "max-sm:hidden";
  const besidesAmount = 2 + 2 + Number(hasDelivery) + Number(hasDiscount) + Number(hasTax);
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("records.documentLines.lines")} tabIndex={0}>
      <Table className="sm:min-w-136 [&_:is(td,th)]:px-2 [&_td]:align-top [&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4 [&_tr>:nth-child(2)]:max-sm:pl-4">
        <caption className="sr-only">{t("records.documentLines.caption")}</caption>
        <TableHead>
          <TableRow>
            <TableHeader className="max-sm:hidden">{t("records.documentLines.item")}</TableHeader>
            <TableHeader className="w-full">{t("records.documentLines.description")}</TableHeader>
            <TableHeader className={cn("text-right", wide)}>{t("records.documentLines.quantity")}</TableHeader>
            {hasDelivery && <TableHeader className="text-right">{t("records.documentLines.delivered")}</TableHeader>}
            <TableHeader className={cn("text-right", wide)}>{t("records.documentLines.price")}</TableHeader>
            {hasDiscount && <TableHeader className={cn("text-right", wide)}>{t("records.documentLines.discount")}</TableHeader>}
            {hasTax && <TableHeader className={cn("text-right", wide)}>{t("records.documentLines.tax")}</TableHeader>}
            <TableHeader className="text-right">{t("records.documentLines.amount")}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.slice(0, limit).map((line, index) => {
            const at = (field: string) => `lines.${index}.${field}`;
            return (
              <TableRow key={line.id}>
                <TableCell className="whitespace-nowrap max-sm:hidden">
                  {line.kind === "item" ? <ItemCell line={line} item={line.itemCode === null ? undefined : items[line.itemCode]} path={at("itemCode")} editor={editor} /> : <span className="text-muted-foreground">–</span>}
                </TableCell>
                <TableCell className="break-words sm:min-w-36">
                  <EditableValue editor={editor} path={at("description")} value={line.description}>{line.description || <ItemName line={line} items={items} />}</EditableValue>
                  {line.kind !== "item" && <Badge tone="outline" className="ml-1.5">{t(`records.documentLines.kinds.${line.kind}`)}</Badge>}
                  {line.removed !== "0" && <p className="text-xs text-held-fg">{t("records.documentLines.removed", { removed: formatQuantity(line.removed) })}</p>}
                  {line.kind === "item" && <p className="text-xs text-muted-foreground sm:hidden">{itemText(t, line)}</p>}
                  {line.location !== null && (
                    <p className="mt-0.5 flex items-center gap-1 text-xs text-muted-foreground">
                      {t("records.documentLines.at")} <EditableValue editor={editor} path={at("location")} value={line.location} />
                    </p>
                  )}
                  {(line.classification || line.unitCode) && (
                    <p className="mt-0.5 flex flex-wrap items-center gap-1 text-xs text-muted-foreground">
                      {t("records.documentLines.classification")} <EditableValue editor={editor} path={at("classification")} value={line.classification}>{line.classification ?? "–"}</EditableValue>
                      {line.unitCode && <>{t("records.documentLines.unit")} <EditableValue editor={editor} path={at("unitCode")} value={line.unitCode} /></>}
                    </p>
                  )}
                </TableCell>
                <TableCell className={cn("amount", wide)}>
                  <EditableValue editor={editor} path={at("quantity")} value={line.quantity}>
                    {formatQuantity(line.quantity)} {line.uom !== null && <span className="text-xs text-muted-foreground">{line.uom}</span>}
                  </EditableValue>
                </TableCell>
                {hasDelivery && (
                  <TableCell className="amount">
                    <EditableValue editor={editor} path={at("delivered")} value={line.delivered}>{line.delivered === null ? "–" : formatQuantity(line.delivered)}</EditableValue>
                  </TableCell>
                )}
                <TableCell className={cn("amount", wide)}>
                  <EditableValue editor={editor} path={at("unitPrice")} value={line.unitPrice}>{formatAmount(line.unitPrice)}</EditableValue>
                </TableCell>
                {hasDiscount && (
                  <TableCell className={cn("amount", wide)}>
                    <EditableValue editor={editor} path={at("discount")} value={line.discount}>{isNothing(line.discount) ? "" : `−${formatAmount(line.discount)}`}</EditableValue>
                  </TableCell>
                )}
                {hasTax && (
                  <TableCell className={cn("amount", wide)}>
                    <EditableValue editor={editor} path={at("tax")} value={line.tax}>{isNothing(line.tax) ? "" : formatAmount(line.tax)}</EditableValue>
                    <span className="block text-xs text-muted-foreground">
                      <EditableValue editor={editor} path={at("taxCode")} value={line.taxCode}>{line.taxCode ?? (line.taxRate === null ? "" : `${line.taxRate}%`)}</EditableValue>
                    </span>
                  </TableCell>
                )}
                <TableCell className="amount font-medium">
                  <EditableValue editor={editor} path={at("amount")} value={line.amount}>{formatAmount(line.amount)}</EditableValue>
                  <span className="block text-xs font-normal text-muted-foreground sm:hidden">
                    {formatQuantity(line.quantity)} × {formatAmount(line.unitPrice)}
                    {!isNothing(line.discount) && ` − ${formatAmount(line.discount)}`}
                  </span>
                </TableCell>
              </TableRow>
            );
          })}
          {unexplained !== null && (
            <TableRow className="bg-held-soft text-held-fg">
              <TableCell colSpan={besidesAmount} className="max-sm:hidden">
                <Unexplained amount={unexplained} />
              </TableCell>
              <TableCell colSpan={1 + Number(hasDelivery)} className="sm:hidden">
                <Unexplained amount={unexplained} />
              </TableCell>
              <TableCell className="amount font-semibold">{formatSigned(unexplained)}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
      {lines.length > limit && <MoreLines count={lines.length} />}
    </div>
  );
}

function Unexplained({ amount }: { amount: string }) {
  const t = useTranslations();
  return (
    <>
      <span className="font-semibold">{t("records.documentLines.unexplained")}</span>
      <span className="block text-xs">{amount.startsWith("-") ? t("records.documentLines.totalIsLess") : t("records.documentLines.totalIsMore")}</span>
    </>
  );
}
