"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
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

const widthWords: Readonly<Record<ColumnWidth, string>> = { narrow: "Narrow", medium: "Medium", wide: "Wide" };
const columnWidths = Object.keys(widthWords) as ColumnWidth[];

/** Which columns a table has, in which order, how wide, how close its rows stand. Kept for this person and list, on whatever machine. */
export function LayoutDialog({ queueId, columns: given, layout, query, onClose }: ViewToolsProps & { onClose: () => void }) {
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
      else setError(viewRefusalText(outcome === null ? { code: "no-answer" } : outcome.error));
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
          <DialogTitle>Columns</DialogTitle>
          <DialogDescription>Yours, for this list, wherever you sign in.{query.includes("columns=") ? " The view that is open has columns of its own; they go before these." : ""}</DialogDescription>
        </DialogHeader>
        <ul className="max-h-96 divide-y overflow-y-auto rounded-md border">
          {columns.map((column, at) => (
            <li key={column.id} className="flex items-center gap-2 px-2 py-1">
              <label className="flex min-w-0 flex-1 items-center gap-2">
                <Checkbox checked={!column.isHidden} disabled={at === 0} onChange={() => change(column.id, { isHidden: !column.isHidden })} />
                <span className="truncate">{column.label}</span>
              </label>
              <Select aria-label={`Width of ${column.label}`} className="w-28" value={column.width ?? ""} onChange={(event) => change(column.id, { width: (event.target.value || null) as ColumnWidth | null })}>
                <option value="">Automatic</option>
                {columnWidths.map((width) => (
                  <option key={width} value={width}>
                    {widthWords[width]}
                  </option>
                ))}
              </Select>
              <Button variant="ghost" size="icon-sm" aria-label={`${column.label} further to the left`} disabled={at <= 1} onClick={() => move(at, -1)}>
                <ArrowUp aria-hidden />
              </Button>
              <Button variant="ghost" size="icon-sm" aria-label={`${column.label} further to the right`} disabled={at === 0 || at === columns.length - 1} onClick={() => move(at, 1)}>
                <ArrowDown aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
        <div className="flex items-center gap-3">
          <Label htmlFor="density">Rows</Label>
          <Select id="density" value={density} onChange={(event) => setDensity(event.target.value === "compact" ? "compact" : "comfortable")}>
            <option value="comfortable">Comfortable</option>
            <option value="compact">Compact</option>
          </Select>
        </div>
        {error !== null && (
          <p role="alert" className="text-error-fg">
            {error}
          </p>
        )}
        <DialogFooter>
          <Button variant="outline" className="mr-auto" isPending={isPending} onClick={() => save(null)}>
            Reset
          </Button>
          <Button variant="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button isPending={isPending} onClick={keep}>
            Keep
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
