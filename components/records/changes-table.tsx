import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { fieldLabel, valueText } from "./field-label.ts";

type ChangesTableProps = { changes: readonly { path: string; old: unknown; new: unknown }[]; caption: string };

/** Which fields changed, from what to what. */
export function ChangesTable({ changes, caption }: ChangesTableProps) {
  const t = useTranslations();
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("records.changesTable.field")}</th>
          <th scope="col">{t("records.changesTable.before")}</th>
          <th scope="col">{t("records.changesTable.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          // A line that came and another that went may have had the same place.
          <tr key={`${index} ${change.path}`} className="align-top">
            <th scope="row" className="w-px py-0.5 pr-4 text-left font-normal whitespace-nowrap text-muted-foreground">
              {fieldLabel(t, change.path)}
            </th>
            <td className="py-0.5 pr-1 break-words">
              <del className="text-muted-foreground decoration-1">{valueText(t, change.old)}</del>
            </td>
            <td className="py-0.5 break-words">
              <ArrowRight className="mr-1.5 inline size-3 text-muted-foreground" aria-hidden />
              <ins className="font-medium no-underline">{valueText(t, change.new)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
