"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import { setLayoutAction } from "#lib/views/actions.ts";
import type { ColumnWidth, TableLayout } from "#lib/views/layout.ts";
import type { LabelledColumn, ViewToolsProps } from "./view-tools.tsx";
import { viewRefusalText } from "./view-words.ts";

const columnWidths: readonly ColumnWidth[] = ["narrow", "medium", "wide"];

/** Which columns a table has, in which order, how wide, how close its rows stand. Kept for this person and list, on whatever machine. */
export function LayoutDialog({ queueId, columns: given, layout, query, onClose }: ViewToolsProps & { onClose: () => void }) {
  const t = useTranslations();
  const [columns, setColumns] = useState<readonly LabelledColumn[]>(given);
  const [density, setDensity] = useState<TableLayout["density"]>(layout?.density ?? "comfortable");
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const change = (id: string, more: Partial<LabelledColumn>) => setColumns(columns.map((column) => (column.id === id ? { ...column, ...more } : column)));
  const move = (at: number, by: -1 | 1) => {
    const moved = columns.toSpliced(at, 1).toSpliced(at + by, 0, ...columns.slice(at, at + 1));
    setColumns(moved);
  };
  const save = (next: TableLayout | null) =>
    start(async () => {
      const outcome = await setLayoutAction({ queueId, layout: next }).catch(() => null);
      if (outcome?.ok) onClose();
      else setError(viewRefusalText(t, outcome === null ? { code: "no-answer" } : outcome.error));
    });
  const keep = () =>
    save({
      order: columns.map(({ id }) => id),
      hidden: columns.filter(({ isHidden }) => isHidden).map(({ id }) => id),
      widths: Object.fromEntries(columns.flatMap(({ id, width }) => (width === null ? [] : [[id, width]]))),
      density,
    });

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("queues.layoutDialog.title")}</DialogTitle>
          <DialogDescription>{query.includes("columns=") ? t("queues.layoutDialog.descriptionInView") : t("queues.layoutDialog.description")}</DialogDescription>
        </DialogHeader>
        <ul className="max-h-96 divide-y overflow-y-auto rounded-md border">
          {columns.map((column, at) => (
            <li key={column.id} className="flex items-center gap-2 px-2 py-1">
              <label className="flex min-w-0 flex-1 items-center gap-2">
                <Checkbox checked={!column.isHidden} disabled={at === 0} onChange={() => change(column.id, { isHidden: !column.isHidden })} />
                <span className="truncate">{column.label}</span>
              </label>
              <Select aria-label={t("queues.layoutDialog.widthOf", { label: column.label })} className="w-28" value={column.width ?? ""} onChange={(event) => change(column.id, { width: (event.target.value || null) as ColumnWidth | null })}>
                <option value="">{t("queues.layoutDialog.automatic")}</option>
                {columnWidths.map((width) => (
                  <option key={width} value={width}>
                    {t(`queues.layoutDialog.widths.${width}`)}
                  </option>
                ))}
              </Select>
              <Button variant="ghost" size="icon-sm" aria-label={t("queues.layoutDialog.toTheLeft", { label: column.label })} disabled={at <= 1} onClick={() => move(at, -1)}>
                <ArrowUp aria-hidden />
              </Button>
              <Button variant="ghost" size="icon-sm" aria-label={t("queues.layoutDialog.toTheRight", { label: column.label })} disabled={at === 0 || at === columns.length - 1} onClick={() => move(at, 1)}>
                <ArrowDown aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
        <div className="flex items-center gap-3">
          <Label htmlFor="density">{t("queues.layoutDialog.rows")}</Label>
          <Select id="density" value={density} onChange={(event) => setDensity(event.target.value === "compact" ? "compact" : "comfortable")}>
            <option value="comfortable">{t("queues.layoutDialog.comfortable")}</option>
            <option value="compact">{t("queues.layoutDialog.compact")}</option>
          </Select>
        </div>
        {error !== null && (
          <p role="alert" className="text-error-fg">
            {error}
          </p>
        )}
        <DialogFooter>
          <Button variant="outline" className="mr-auto" isPending={isPending} onClick={() => save(null)}>
            {t("queues.layoutDialog.reset")}
          </Button>
          <Button variant="outline" onClick={onClose}>
            {t("queues.layoutDialog.cancel")}
          </Button>
          <Button isPending={isPending} onClick={keep}>
            {t("queues.layoutDialog.keep")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
