"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Selection } from "#components/bulk/bulk-dialog.tsx";
import { tell } from "#components/records/tell.ts";
import type { CommandId } from "#components/shell/commands.ts";
import { type Doing, useKeys, useQuietKeys } from "#components/shell/use-keys.ts";
import { loadLater } from "#components/ui/load-later.tsx";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { Choice } from "#lib/queues/define-filter.ts";
import type { CappedCount } from "#lib/queues/queries.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import type { Selected } from "./queue-table.tsx";

// Wanted when the first row is selected; whoever selects will want the dialog too, and types into it at once.
const SelectionBar = loadLater(() => import("./selection-bar.tsx").then((module) => module.SelectionBar));
const dialog = () => import("#components/bulk/bulk-dialog.tsx").then((module) => module.BulkDialog);
const BulkDialog = loadLater(dialog);

/** What can be done with many records of a list: `acts` by the role of whoever looks, `matching` of them under its filters. */
export type Bulk = { acts: readonly BulkAct[]; query: string; matching: CappedCount; people: readonly Choice[] };

type SelectedRowsProps = Selected<RecordRow> & { queueId: string; bulk: Bulk };

const isRefused = ({ holds }: RecordRow) => holds.includes("ledger-refused");

/** What is done with the selected rows, by the keys of one record or in the bar; the keys listen before the bar is there. */
export function SelectedRows({ queueId, bulk, rows, isAll, takeAll, clear }: SelectedRowsProps) {
  const t = useTranslations();
  const [doing, setDoing] = useState<{ act: BulkAct; selection: Selection } | null>(null);
  const acts = bulk.acts.filter((act) => act !== "retry" || rows.some(isRefused));
  const ask = (act: BulkAct) => setDoing({ act, selection: isAll ? { by: "view", query: bulk.query } : { by: "rows", records: rows.map(({ id, revision }) => ({ id, revision })) } });
  const nothingRefused = bulk.acts.includes("retry") && !acts.includes("retry");
  const keys: Partial<Record<CommandId, Doing>> = {};
  if (nothingRefused) keys["retry-selected"] = { whyNot: () => tell.info(t("queues.selectedRows.noneRefused")) };
  for (const act of acts) keys[`${act}-selected`] = () => ask(act);
  useKeys(rows.length === 0 ? {} : keys);
  useQuietKeys(doing !== null);
  // Should it not come now, it is asked for again when it is wanted.
  useEffect(() => void dialog().catch(() => {}), []);
  return (
    <>
      <SelectionBar rows={rows} acts={acts} matching={bulk.matching} isAll={isAll} takeAll={takeAll} ask={ask} clear={clear} />
      {doing !== null && <BulkDialog queueId={queueId} act={doing.act} selection={doing.selection} people={bulk.people} onClose={() => setDoing(null)} onDone={clear} />}
    </>
  );
}
