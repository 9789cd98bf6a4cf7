import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { UploadedList } from "#lib/reference/upload-list.ts";

/** What a spreadsheet would change, or has changed, row by row for the first of them. */
export function UploadPreview({ preview }: { preview: UploadedList }) {
  const t = useTranslations();
  const { added, changed, same, problems, problemCount, samples, ignored, isApplied } = preview;
  const figures = [
    { label: isApplied ? "added" : "new", count: added }, { label: isApplied ? t("reference.uploadPreview.changed") : t("reference.uploadPreview.toChange"), count: changed },
    { label: t("reference.uploadPreview.theSameAlready"), count: same }, { label: t("reference.uploadPreview.withAProblemLeftOut"), count: problemCount },
  ];
  return (
    <Card className="max-w-5xl" aria-live="polite">
      <CardHeader>
        <CardTitle>{isApplied ? t("reference.uploadPreview.done") : t("reference.uploadPreview.whatThisFileWouldDo")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(({ label, count }) => (
            <div key={label} className="flex items-baseline gap-1.5">
              <dd className="text-lg font-semibold tabular-nums">{formatCount(count)}</dd>
              <dt className="text-muted-foreground">{label}</dt>
            </div>
          ))}
        </dl>
        {ignored.length > 0 && <p className="text-xs text-muted-foreground">{t("reference.uploadPreview.columnsThatAreNotRead", { ignored: ignored.join(", ") })}</p>}
        {problems.length > 0 && (
          <ul className="grid gap-1 rounded-md border border-error/40 bg-error-soft px-3 py-2 text-error-fg">
            {problems.map(({ row, problem }) => (
              <li key={`${row} ${problem}`}>
                {t("reference.uploadPreview.row", { row, problem })}
              </li>
            ))}
            {problemCount > problems.length && <li>{t("reference.uploadPreview.andMore", { problemCount: formatCount(problemCount - problems.length) })}</li>}
          </ul>
        )}
        {samples.length > 0 && (
          <div className="overflow-x-auto">
            <Table aria-label={t("reference.uploadPreview.changes")}>
              <TableHead>
                <TableRow>
                  <TableHeader>{t("reference.uploadPreview.row2")}</TableHeader>
                  <TableHeader>{t("reference.uploadPreview.change")}</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {samples.map(({ key, isNew, fields }) => (
                  <TableRow key={key}>
                    <TableCell className="align-top whitespace-nowrap">
                      <span className="font-medium">{key}</span> {isNew && <Badge tone="info">{t("reference.uploadPreview.new")}</Badge>}
                    </TableCell>
                    <TableCell>
                      <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
                        {fields.filter(({ old, next }) => old !== null || next !== null).map(({ label, old, next }) => (
                          <li key={label}>
                            <span className="text-muted-foreground">{label}:</span> {old !== null && <s className="text-muted-foreground">{old}</s>} {next ?? <em>{t("reference.uploadPreview.empty")}</em>}
                          </li>
                        ))}
                      </ul>
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        )}
        {added + changed > samples.length && <p className="text-xs text-muted-foreground">{t("reference.uploadPreview.theFirstAreShown", { samplesCount: samples.length })}</p>}
      </CardContent>
    </Card>
  );
}
