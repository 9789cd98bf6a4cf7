import { formatAmount } from "#components/format/money.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { BookValues } from "#lib/sandbox-view/schema.ts";

/** Columns in the order of reading; a kind of document shows those that any of its lines fills. */
const columns: readonly { label: string; fields: readonly string[]; places?: number }[] = [
  { label: "Item", fields: ["productCode", "stockCode"] },
  { label: "Account", fields: ["accNo", "paymentMethod"] },
  { label: "Document", fields: ["docType"] },
  { label: "Number", fields: ["docNo"] },
  { label: "Description", fields: ["description"] },
  { label: "Location", fields: ["location"] },
  { label: "Quantity", fields: ["qty"], places: 0 },
  { label: "Unit", fields: ["unit"] },
  { label: "Price", fields: ["unitPrice", "unitCost"], places: 2 },
  { label: "Discount", fields: ["discount"] },
  { label: "Tax code", fields: ["taxCode"] },
  { label: "Tax", fields: ["tax"], places: 2 },
  { label: "Amount", fields: ["subTotal", "amount", "knockOffAmount", "paymentAmt"], places: 2 },
];

/** The lines of a document in the order in which AutoCount keeps them. */
export function BookLines({ lines, label }: { lines: readonly BookValues[]; label: string }) {
  const shown = columns.filter(({ fields }) => lines.some((line) => valueOf(line, fields) !== null));
  return (
    <Card>
      <CardHeader><CardTitle>{label}</CardTitle></CardHeader>
      {lines.length === 0 ? <p className="p-4 text-muted-foreground">This document has no lines.</p> : (
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
