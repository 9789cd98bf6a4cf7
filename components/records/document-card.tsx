import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import { formatDate } from "#components/format/time.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import type { ScreenAlias, ScreenCustomer } from "#lib/review/record-screen.ts";
import { DocumentHead } from "./document-head.tsx";
import { DocumentTotals } from "./document-totals.tsx";
import type { Editor } from "./editable-value.tsx";
import type { KnownRecord } from "./reference-text.tsx";
import { SettledList } from "./settled-list.tsx";

export type ShownDocument = {
  title: string;
  carrier: OfKind;
  /** Values as received where they are others now, by path. */
  received: { readonly [path: string]: { value: unknown } };
  /** Fields that findings are about. */
  found: readonly string[];
  /** The debtor or creditor that it names, as AutoCount has it. */
  account: ScreenCustomer | null;
  aliases: ScreenAlias[];
  /** Other records of the same business, to which it may refer. */
  thread: readonly KnownRecord[];
};

type DocumentCardProps = ShownDocument & {
  /** Draws the field of a value that can be typed over; null while the document is only read. */
  field: Editor["field"];
  /** Beside the title. */
  action?: ReactNode;
  lines: ReactNode;
  foot?: ReactNode;
  ref?: Ref<HTMLElement>;
  onKeyDown?: (event: KeyboardEvent) => void;
};

/** A document from its head to its totals, to be read or, with a `field`, to be typed over. */
export function DocumentCard({ title, carrier, received, found, account, aliases, thread, field, action, lines, foot, ref, onKeyDown }: DocumentCardProps) {
  const t = useTranslations();
  const editor: Editor = { field, received: (path) => received[path], isFound: (path) => found.includes(path) };
  const itemAliases = aliases.filter((alias) => alias.type === "item");
  return (
    <Card ref={ref} onKeyDown={onKeyDown}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {action}
      </CardHeader>
      <DocumentHead carrier={carrier} account={account} aliases={aliases} thread={thread} editor={editor} />
      {lines}
      {isOfKind(["payment"], carrier) && <SettledList payment={carrier.document} thread={thread} editor={editor} />}
      <DocumentTotals carrier={carrier} editor={editor} />
      {itemAliases.length > 0 && (
        <ul className="border-t px-4 py-2 text-xs text-muted-foreground">
          {itemAliases.map((alias) => (
            <li key={alias.id}>
              {t("records.documentCard.answered", { key: alias.key, target: alias.target, by: alias.taughtBy, at: formatDate(alias.taughtAt) })}
            </li>
          ))}
        </ul>
      )}
      {foot}
    </Card>
  );
}
