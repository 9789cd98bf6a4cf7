import { Age } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import type { QueueCells } from "#components/queues/queue-cells.ts";
import type { importsQueue } from "#lib/queues/imports.ts";
import { importKindWord } from "./import-kind-word.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";

export const importCells = {
  file: ({ row, t }) => (
    <span className="grid min-w-0">
      <span className="truncate font-medium">{row.fileName}</span>
      <span className="truncate text-xs text-muted-foreground">{row.problem ?? importKindWord(t, row.kind)}</span>
    </span>
  ),
  state: ({ row }) => (
    <span className="flex flex-wrap items-center gap-1.5">
      <ImportStateBadge state={row.state} />
      {row.state === "running" && row.documents > 0 && <span className="text-xs text-muted-foreground">{Math.floor((row.doneCount / row.documents) * 100)} %</span>}
    </span>
  ),
  documents: ({ row }) => (row.documents === 0 ? <span className="text-muted-foreground">–</span> : formatCount(row.documents)),
  wrong: ({ row }) => {
    const wrong = row.wrongCount + row.refusedCount;
    return wrong === 0 ? <span className="text-muted-foreground">–</span> : <span className="font-medium text-error-fg">{formatCount(wrong)}</span>;
  },
  source: ({ row }) => <span className="block max-w-48 truncate text-muted-foreground">{row.sourceName}</span>,
  by: ({ row }) => <span className="whitespace-nowrap text-muted-foreground">{row.createdByName}</span>,
  createdAt: ({ row, now }) => <Age at={row.createdAt} now={now} className="whitespace-nowrap text-muted-foreground" />,
} satisfies QueueCells<typeof importsQueue>;
