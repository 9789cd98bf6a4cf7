import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatMoney, formatQuantity } from "#components/format/money.ts";
import type { Translate } from "#messages/translate.ts";
import type { SampleDocument } from "./sample-documents.ts";

/** What the mapping makes of the file's first documents. */
export function SampleList({ documents }: { documents: readonly SampleDocument[] }) {
  const t = useTranslations();
  if (documents.length === 0) return <p className="p-4 text-muted-foreground">{t("imports.sampleList.noDocumentComes")}</p>;
  return (
    <ul className="divide-y" aria-label={t("imports.sampleList.firstDocuments")}>
      {documents.map(({ firstRow, lastRow, outcome }) => (
        <li key={firstRow} className="grid gap-1.5 px-4 py-3">
          {"reason" in outcome ? (
            <p className="flex gap-2 text-error-fg">
              <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              <span>
                {outcome.reason.startsWith("Row") ? "" : `${rowsText(t, firstRow, lastRow)}: `}
                {outcome.reason}
              </span>
            </p>
          ) : (
            <Sample document={outcome.document} rows={rowsText(t, firstRow, lastRow)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Sample({ document, rows }: { document: Extract<SampleDocument["outcome"], { document: unknown }>["document"]; rows: string }) {
  const t = useTranslations();
  const party = "customer" in document ? document.customer : "supplier" in document ? document.supplier : null;
  const currency = "currency" in document ? document.currency : "";
  const sum = "total" in document ? document.total : "amount" in document ? document.amount : null;
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">
          {document.number} <span className="font-normal text-muted-foreground">{document.date}</span>
        </span>
        <span className="text-xs text-muted-foreground">{rows}</span>
      </p>
      {"name" in document && <p>{document.name}</p>}
      {party && <p className="text-muted-foreground">{[party.code, party.name].filter(Boolean).join(" ") || t("imports.sampleList.noName")}</p>}
      {"lines" in document && (
        <ul className="grid gap-0.5 text-xs">
          {document.lines.slice(0, 4).map((line) => (
            <li key={line.id} className="flex justify-between gap-3">
              <span className="min-w-0 truncate">
                {formatQuantity(line.quantity)} × {line.itemCode ?? line.sku ?? t("imports.sampleList.noSku")} <span className="text-muted-foreground">{line.description}</span>
              </span>
              {"amount" in line && <span className="tabular-nums">{formatMoney(line.amount, currency)}</span>}
            </li>
          ))}
          {document.lines.length > 4 && <li className="text-muted-foreground">{t("imports.sampleList.andMoreLines", { linesCount: document.lines.length - 4 })}</li>}
        </ul>
      )}
      {sum !== null && <p className="text-right font-medium tabular-nums">{formatMoney(sum, currency)}</p>}
      {document.unmapped.length > 0 && (
        <p className="truncate text-xs text-muted-foreground" title={document.unmapped.map(({ path, value }) => `${path}: ${value}`).join("\n")}>
          {t("imports.sampleList.listedWithoutAField", { value: [...new Set(document.unmapped.map(({ path }) => path.replace(/, line \d+$/, "")))].join(", ") })}
        </p>
      )}
    </>
  );
}

function rowsText(t: Translate, first: number, last: number): string {
  return first === last ? t("imports.sampleList.row", { first }) : t("imports.sampleList.rowsTo", { first, last });
}
