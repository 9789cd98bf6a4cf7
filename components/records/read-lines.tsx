import { isOfKind } from "#lib/canonical/document.ts";
import { stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import type { ShownDocument } from "./document-card.tsx";
import { DocumentLines } from "./document-lines.tsx";
import type { Editor } from "./editable-value.tsx";
import { StockLines } from "./stock-lines.tsx";

export type ReadLinesProps = {
  shown: ShownDocument;
  items: { [code: string]: ScreenItem };
  /** What its total has more or less than its lines give; null where they agree. */
  unexplained: string | null;
  limit: number;
};

/** The lines as they stand in the document, to be read. */
export function ReadLines({ shown, items, unexplained, limit }: ReadLinesProps) {
  const { carrier } = shown;
  const editor = readerOf(shown);
  if (isOfKind(tradeKinds, carrier)) return <DocumentLines lines={carrier.document.lines} limit={limit} items={items} editor={editor} unexplained={unexplained} />;
  if (isOfKind(stockKinds, carrier)) return <StockLines lines={carrier.document.lines} limit={limit} items={items} editor={editor} isAdjustment={carrier.kind === "stock_adjustment"} />;
  return null;
}

/** Values with their marks, and no field. */
function readerOf({ received, found }: Pick<ShownDocument, "received" | "found">): Editor {
  return { field: null, received: (path) => received[path], isFound: (path) => found.includes(path) };
}
