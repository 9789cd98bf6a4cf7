import type { StockLine } from "#lib/canonical/document-line.ts";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";

type ItemCellProps = { line: Pick<StockLine, "itemCode" | "sku">; item: ScreenItem | undefined; path: string; editor: Editor };

/** Which item of AutoCount a line is, and what the source calls it. */
export function ItemCell({ line, item, path, editor }: ItemCellProps) {
  return (
    <>
      <EditableValue editor={editor} path={path} value={line.itemCode}>
        {line.itemCode === null ? <span className="font-medium">no item yet</span> : <span className="font-medium" title={item?.name}>{line.itemCode}</span>}
      </EditableValue>
      {line.sku !== line.itemCode && <span className="block text-xs text-muted-foreground">{line.sku === null ? "no SKU" : `SKU ${line.sku}`}</span>}
      {item !== undefined && !item.isActive && <span className="block text-xs text-error-fg">inactive</span>}
    </>
  );
}

/** What the item is called in AutoCount, for a line that says nothing of its own. */
export function ItemName({ line, items }: { line: ItemCellProps["line"]; items: { readonly [code: string]: ScreenItem } }) {
  const name = line.itemCode === null ? undefined : items[line.itemCode]?.name;
  return <span className="text-muted-foreground">{name ?? "no description"}</span>;
}

/** The same in one small line, where there is no column for it. */
export function itemText({ itemCode, sku }: ItemCellProps["line"]): string {
  return `${itemCode ?? "no item yet"}${sku === itemCode ? "" : ` · ${sku === null ? "no SKU" : `SKU ${sku}`}`}`;
}
