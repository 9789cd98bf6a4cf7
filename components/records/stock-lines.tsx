import { useTranslations } from "next-intl";
import { formatAmount, formatQuantity, formatSigned } from "#components/format/money.ts";
import { cn } from "#components/ui/cn.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { StockLine } from "#lib/canonical/document-line.ts";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";
import { ItemCell, ItemName, itemText } from "./item-cell.tsx";
import { MoreLines } from "./more-lines.tsx";

type StockLinesProps = {
  lines: readonly StockLine[];
  /** How many of them are shown. */
  limit: number;
  items: { [code: string]: ScreenItem };
  editor: Editor;
  /** An adjustment says by its sign what comes in and what goes out, and has costs and locations; a transfer has neither. */
  isAdjustment: boolean;
};

/** The lines of a stock move: what moves, and how much of it. */
export function StockLines({ lines, limit, items, editor, isAdjustment }: StockLinesProps) {
  const t = useTranslations();
  const hasCost = isAdjustment && lines.some((line) => line.unitCost !== null);
  const hasLocation = isAdjustment && lines.some((line) => line.location !== null);
  const wide = "max-sm:hidden";
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("records.stockLines.lines")} tabIndex={0}>
      <Table className="[&_:is(td,th)]:px-2 [&_td]:align-top [&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4 [&_tr>:nth-child(2)]:max-sm:pl-4">
        <caption className="sr-only">{t("records.stockLines.caption")}</caption>
        <TableHead>
          <TableRow>
            <TableHeader className="max-sm:hidden">{t("records.stockLines.item")}</TableHeader>
            <TableHeader className="w-full">{t("records.stockLines.description")}</TableHeader>
            {hasLocation && <TableHeader className={wide}>{t("records.stockLines.location")}</TableHeader>}
            {hasCost && <TableHeader className={cn("text-right", wide)}>{t("records.stockLines.unitCost")}</TableHeader>}
            <TableHeader className="text-right">{t("records.stockLines.quantity")}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.slice(0, limit).map((line, index) => {
            const at = (field: string) => `lines.${index}.${field}`;
            return (
              <TableRow key={line.id}>
                <TableCell className="whitespace-nowrap max-sm:hidden">
                  <ItemCell line={line} item={line.itemCode === null ? undefined : items[line.itemCode]} path={at("itemCode")} editor={editor} />
                </TableCell>
                <TableCell className="min-w-36 break-words">
                  <EditableValue editor={editor} path={at("description")} value={line.description}>{line.description || <ItemName line={line} items={items} />}</EditableValue>
                  <p className="text-xs text-muted-foreground sm:hidden">
                    {itemText(t, line)}
                    {line.location !== null && t("records.stockLines.atLocation", { location: line.location })}
                    {hasCost && line.unitCost !== null && t("records.stockLines.cost", { unitCost: formatAmount(line.unitCost) })}
                  </p>
                </TableCell>
                {hasLocation && (
                  <TableCell className={cn("whitespace-nowrap", wide)}>
                    <EditableValue editor={editor} path={at("location")} value={line.location}>{line.location ?? <span className="text-muted-foreground">{t("records.stockLines.asAbove")}</span>}</EditableValue>
                  </TableCell>
                )}
                {hasCost && (
                  <TableCell className={cn("amount", wide)}>
                    <EditableValue editor={editor} path={at("unitCost")} value={line.unitCost}>{line.unitCost === null ? <span className="text-muted-foreground">{t("records.stockLines.ledgersOwn")}</span> : formatAmount(line.unitCost)}</EditableValue>
                  </TableCell>
                )}
                <TableCell className="amount font-medium">
                  <EditableValue editor={editor} path={at("quantity")} value={line.quantity}>
                    <span className={isAdjustment && line.quantity.startsWith("-") ? "text-error-fg" : undefined}>{isAdjustment ? formatSigned(line.quantity, 0) : formatQuantity(line.quantity)}</span>{" "}
                    {line.uom !== null && <span className="text-xs font-normal text-muted-foreground">{line.uom}</span>}
                  </EditableValue>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
      {lines.length > limit && <MoreLines count={lines.length} />}
    </div>
  );
}
