import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { fieldsOf, type ListField, type ListRow, type ReferenceList } from "#lib/reference/lists.ts";
import type { OwnValue } from "#lib/reference/own-values.ts";
import { EditRow } from "./edit-row.tsx";
import { fieldWord, originWord } from "./list-words.ts";

type ListTableProps = { list: ReferenceList; rows: readonly ListRow[]; now: string; mayEdit: boolean };

/** The rows of a list. Which fields a narrow screen shows is told by their place: keys and names always. Money has at least its sen. */
export function ListTable({ list, rows, now, mayEdit }: ListTableProps) {
  const t = useTranslations();
  const fields = fieldsOf(list).filter((field) => field.isAside !== true);
  const shown = (index: number) => (index < list.keys.length + 1 ? "" : index < list.keys.length + 4 ? "max-md:hidden" : "max-2xl:hidden");
  // What decides about a row is seen on every screen wide enough for more than names.
  const placeOf = (field: ListField, index: number) => (field.type === "flag" && index >= list.keys.length + 1 ? "max-md:hidden" : shown(index));
  const isFigure = (field: ListField) => field.type === "decimal" || field.type === "integer";
  return (
    <table className="list" aria-label={t(`reference.lists.${list.id}.title`)}>
      <thead>
        <tr>
          {fields.map((field, index) => (
            <th key={field.name} scope="col" className={`${placeOf(field, index)} ${isFigure(field) ? "amount" : ""} ${field.name === "name" ? "list-grows" : ""}`}>
              {fieldWord(t, list, field)}
            </th>
          ))}
          <th scope="col" className="max-sm:hidden">{t("reference.listTable.from")}</th>
          <th scope="col" className="max-md:hidden">{t("reference.listTable.changed")}</th>
          {mayEdit && <th scope="col"><span className="sr-only">{t("reference.listTable.edit")}</span></th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, values, origin, updatedAt, own }) => (
          <tr key={key} data-row>
            {fields.map((field, index) => (
              <td key={field.name} className={`${placeOf(field, index)} ${isFigure(field) ? "amount" : ""} ${field.name === "name" ? "list-grows" : ""}`}>
                <Value field={field} value={values[field.name] ?? null} isKey={index === 0} />
                {own[field.name] !== undefined && <OwnMark label={fieldWord(t, list, field)} own={own[field.name] as OwnValue} now={now} />}
              </td>
            ))}
            <td className="max-sm:hidden">
              <span className="flex flex-wrap gap-1">
                <Badge tone={origin === "ledger" ? "outline" : "info"}>{originWord(t, origin)}</Badge>
                {[...new Set(Object.values(own).map((one) => one.origin))].map((one) => (
                  <Badge key={one} tone="info">{originWord(t, one)}</Badge>
                ))}
              </span>
            </td>
            <td className="max-md:hidden">
              <Age at={updatedAt} now={now} />
            </td>
            {mayEdit && (
              <td className="text-right">
                <EditRow list={list} values={values} own={own} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose value it is where it is not AutoCount's, since when, and what AutoCount has. */
function OwnMark({ label, own: { origin, by, at, ledger }, now }: { label: string; own: OwnValue; now: string }) {
  const t = useTranslations();
  return (
    <small className="block text-info-fg" title={t(origin === "hand" ? "reference.listTable.enteredBy" : "reference.listTable.uploadedBy", { field: label, by, ledger: ledger ?? t("reference.listTable.none") })}>
      {t.rich(origin === "hand" ? "reference.listTable.byHand" : "reference.listTable.uploaded", { age: () => <Age at={at} now={now} /> })}
    </small>
  );
}

const moneyFields: ReadonlySet<string> = new Set(["price", "minPrice", "creditLimit", "balance"]);

function Value({ field, value, isKey }: { field: ListField; value: string | null; isKey: boolean }) {
  const t = useTranslations();
  if (field.type === "flag") return value === "no" ? <Badge tone="held">{t("reference.listTable.no")}</Badge> : <span className="text-muted-foreground">{t("reference.listTable.yes")}</span>;
  if (value === null) return <span className="text-muted-foreground">–</span>;
  return isKey ? <b className="whitespace-nowrap">{value}</b> : <span className="cut" title={value}>{moneyFields.has(field.name) ? value.replace(/^(-?\d+)$/, "$1.00").replace(/\.(\d)$/, ".$10") : value}</span>;
}
