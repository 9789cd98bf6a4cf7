import { useTranslations } from "next-intl";
import { formatAmount } from "#components/format/money.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { BookValues } from "#lib/sandbox-view/schema.ts";
import type { Translate } from "#messages/translate.ts";

/** Columns in the order of reading; a kind of document shows those that any of its lines fills. */
const columns = (t: Translate): readonly { label: string; fields: readonly string[]; places?: number }[] => [
  { label: t("sandbox.bookLines.columns.item"), fields: ["productCode", "stockCode"] },
  { label: t("sandbox.bookLines.columns.account"), fields: ["accNo", "paymentMethod"] },
  { label: t("sandbox.bookLines.columns.document"), fields: ["docType"] },
  { label: t("sandbox.bookLines.columns.number"), fields: ["docNo"] },
  { label: t("sandbox.bookLines.columns.description"), fields: ["description"] },
  { label: t("sandbox.bookLines.columns.location"), fields: ["location"] },
  { label: t("sandbox.bookLines.columns.quantity"), fields: ["qty"], places: 0 },
  { label: t("sandbox.bookLines.columns.unit"), fields: ["unit"] },
  { label: t("sandbox.bookLines.columns.price"), fields: ["unitPrice", "unitCost"], places: 2 },
  { label: t("sandbox.bookLines.columns.discount"), fields: ["discount"] },
  { label: t("sandbox.bookLines.columns.taxCode"), fields: ["taxCode"] },
  { label: t("sandbox.bookLines.columns.tax"), fields: ["tax"], places: 2 },
  { label: t("sandbox.bookLines.columns.amount"), fields: ["subTotal", "amount", "knockOffAmount", "paymentAmt"], places: 2 },
];

/** The lines of a document in the order in which AutoCount keeps them. */
export function BookLines({ lines, label }: { lines: readonly BookValues[]; label: string }) {
  const t = useTranslations();
  const shown = columns(t).filter(({ fields }) => lines.some((line) => valueOf(line, fields) !== null));
  return (
    <Card>
      <CardHeader><CardTitle>{label}</CardTitle></CardHeader>
      {lines.length === 0 ? <p className="p-4 text-muted-foreground">{t("sandbox.bookLines.thisDocumentHasNoLines")}</p> : (
        <div className="overflow-x-auto">
          <table className="list" aria-label={label}>
            <thead>
              <tr>{shown.map((column) => <th key={column.label} scope="col" className={column.places === undefined ? undefined : "amount"}>{column.label}</th>)}</tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <tr key={typeof line["dtlKey"] === "string" ? line["dtlKey"] : index}>
                  {shown.map(({ label: name, fields, places }) => {
                    const value = valueOf(line, fields);
                    if (places === undefined) return <td key={name}>{value ?? ""}</td>;
                    return <td key={name} className="amount tabular-nums">{value === null ? "" : formatAmount(value, places)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function valueOf(line: BookValues, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = line[field];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}
