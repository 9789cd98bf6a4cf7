import { useTranslations } from "next-intl";
import { formatAmount } from "#components/format/money.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { PaymentDocument } from "#lib/canonical/payment.ts";
import { type Editor, EditableValue } from "./editable-value.tsx";
import { type KnownRecord, ReferenceText } from "./reference-text.tsx";

type SettledListProps = { payment: PaymentDocument; thread: readonly KnownRecord[]; editor: Editor };

/** The knock-off of a payment: which documents it settles, and with how much of it. */
export function SettledList({ payment: { settles, currency }, thread, editor }: SettledListProps) {
  const t = useTranslations();
  if (settles.length === 0) return <p className="px-4 py-3 text-muted-foreground">{t("records.settledList.nothing")}</p>;
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("records.settledList.label")} tabIndex={0}>
      <Table className="[&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4">
        <caption className="sr-only">{t("records.settledList.caption")}</caption>
        <TableHead>
          <TableRow>
            <TableHeader className="w-full">{t("records.settledList.settles")}</TableHeader>
            <TableHeader className="text-right">{t("records.settledList.amount", { currency })}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {settles.map((one, index) => (
            <TableRow key={`${index} ${one.docNo ?? one.number ?? one.externalId}`}>
              <TableCell>
                {one.kind !== null && <span className="text-muted-foreground">{t(`format.kinds.${one.kind}`)} </span>}
                <ReferenceText reference={one} thread={thread} />
              </TableCell>
              <TableCell className="amount font-medium">
                <EditableValue editor={editor} path={`settles.${index}.amount`} value={one.amount} isAmount>{formatAmount(one.amount)}</EditableValue>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
