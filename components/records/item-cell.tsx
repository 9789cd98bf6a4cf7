import { useTranslations } from "next-intl";
import type { StockLine } from "#lib/canonical/document-line.ts";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";

type ItemCellProps = { line: Pick<StockLine, "itemCode" | "sku">; item: ScreenItem | undefined; path: string; editor: Editor };

/** Which item of AutoCount a line is, and what the source calls it. */
export function ItemCell({ line, item, path, editor }: ItemCellProps) {
  const t = useTranslations();
  return (
    <>
      <EditableValue editor={editor} path={path} value={line.itemCode}>
        {line.itemCode === null ? <span className="font-medium">{t("records.itemCell.noItem")}</span> : <span className="font-medium" title={item?.name}>{line.itemCode}</span>}
      </EditableValue>
      {line.sku !== line.itemCode && <span className="block text-xs text-muted-foreground">{line.sku === null ? t("records.itemCell.noSku") : t("records.itemCell.sku", { sku: line.sku })}</span>}
      {item !== undefined && !item.isActive && <span className="block text-xs text-error-fg">{t("records.itemCell.inactive")}</span>}
    </>
  );
}

/** What the item is called in AutoCount, for a line that says nothing of its own. */
export function ItemName({ line, items }: { line: ItemCellProps["line"]; items: { readonly [code: string]: ScreenItem } }) {
  const t = useTranslations();
  const name = line.itemCode === null ? undefined : items[line.itemCode]?.name;
  return <span className="text-muted-foreground">{name ?? t("records.itemCell.noDescription")}</span>;
}

/** The same in one small line, where there is no column for it. */
export function itemText(t: Translate, { itemCode, sku }: ItemCellProps["line"]): string {
  return `${itemCode ?? t("records.itemCell.noItem")}${sku === itemCode ? "" : ` · ${sku === null ? t("records.itemCell.noSku") : t("records.itemCell.sku", { sku })}`}`;
}
