import { ArrowRight, Package, Truck, UserRound } from "lucide-react";
import { Age } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import type { QueueCells } from "#components/queues/queue-cells.ts";
import type { aliasesQueue } from "#lib/queues/aliases.ts";
import { RestoreAlias } from "./restore-alias.tsx";
import { RevokeAlias } from "./revoke-alias.tsx";

const kinds = {
  item: { Icon: Package, label: "Item" },
  customer: { Icon: UserRound, label: "Customer" },
  supplier: { Icon: Truck, label: "Supplier" },
} as const;

export const aliasCells = {
  key: ({ row }) => {
    const { Icon, label } = kinds[row.type];
    return (
      <span className="flex min-w-0 items-center gap-2">
        <Icon className="size-3.5 shrink-0 text-muted-foreground" aria-label={label} />
        <span className="max-w-56 min-w-0">
          <span className="block truncate font-medium">{row.key}</span>
          <small>is {row.targetName === null ? row.target : `${row.target}, ${row.targetName}`}</small>
        </span>
      </span>
    );
  },
  target: ({ row }) => (
    <span className="flex min-w-0 items-center gap-2">
      <ArrowRight className="size-3.5 shrink-0 text-muted-foreground" aria-label="is" />
      <span className="truncate">
        {row.target}
        {row.targetName && <span className="ml-2 text-muted-foreground">{row.targetName}</span>}
      </span>
    </span>
  ),
  source: ({ row }) => <span className="block max-w-48 truncate text-muted-foreground">{row.sourceName ?? "every source"}{row.customerCode !== null && `, ${row.customerCode} only`}</span>,
  taughtBy: ({ row }) => <span className="whitespace-nowrap text-muted-foreground">{row.taughtByName}</span>,
  used: ({ row }) => formatCount(row.usedCount),
  lastUsed: ({ row, now }) => (row.lastUsedAt === null ? <span className="text-muted-foreground">never</span> : <Age at={row.lastUsedAt} now={now} className="text-muted-foreground" />),
  taughtAt: ({ row, now }) => <Age at={row.taughtAt} now={now} className="whitespace-nowrap text-muted-foreground" />,
  actions: ({ row }) => (row.revokedAt === null ? <RevokeAlias alias={row} /> : <RestoreAlias alias={row} />),
} satisfies QueueCells<typeof aliasesQueue>;
