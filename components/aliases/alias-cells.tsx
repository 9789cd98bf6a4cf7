import { ArrowRight, MapPin, Package, Truck, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { formatCount } from "#components/format/money.ts";
import type { CellProps, QueueCells } from "#components/queues/queue-cells.ts";
import { Link } from "#components/ui/link.tsx";
import type { AliasRow, aliasesQueue } from "#lib/queues/aliases.ts";
import { driftWords } from "#components/reference/drift-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Translate } from "#messages/translate.ts";
import { RestoreAlias } from "./restore-alias.tsx";
import { RevokeAlias } from "./revoke-alias.tsx";

const kinds = (t: Translate) => ({
  item: { Icon: Package, label: t("aliases.aliasCells.kinds.item") },
  customer: { Icon: UserRound, label: t("aliases.aliasCells.kinds.customer") },
  supplier: { Icon: Truck, label: t("aliases.aliasCells.kinds.supplier") },
  location: { Icon: MapPin, label: t("aliases.aliasCells.kinds.location") },
} as const);

/** What became of the answer in AutoCount since it was taught; drift watch asks what it means. */
function TargetFlag({ row: { drift, isInUse, target, type, revokedAt } }: { row: AliasRow }) {
  const t = useTranslations();
  if (revokedAt !== null || (drift === null && isInUse)) return null;
  const label = drift === null ? t("aliases.aliasCells.notInUse") : driftWords(t, { field: drift, new: isInUse ? "active" : "inactive", successor: null }).toLowerCase();
  if (drift === null) return <Badge tone="held">{label}</Badge>;
  return (
    <Link href={`/reference/drift?code=${encodeURIComponent(target)}&list=${type}`} className="shrink-0" aria-label={t("aliases.aliasCells.changedInAutoCount", { target, label })}>
      <Badge tone="held">{label}</Badge>
    </Link>
  );
}

type Props = CellProps<AliasRow>;

export const aliasCells = {
  key: KeyCell,
  target: TargetCell,
  source: SourceCell,
  taughtBy: ({ row }) => <span className="whitespace-nowrap text-muted-foreground">{row.taughtByName}</span>,
  used: ({ row }) => formatCount(row.usedCount),
  lastUsed: LastUsedCell,
  taughtAt: ({ row, now }) => <Age at={row.taughtAt} now={now} className="whitespace-nowrap text-muted-foreground" />,
  actions: ({ row }) => (row.revokedAt === null ? <RevokeAlias alias={row} /> : <RestoreAlias alias={row} />),
} satisfies QueueCells<typeof aliasesQueue>;

function KeyCell({ row, t }: Props) {
  const { Icon, label } = kinds(t)[row.type];
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Icon className="size-3.5 shrink-0 text-muted-foreground" aria-label={label} />
      <span className="max-w-56 min-w-0">
        <span className="block truncate font-medium" title={row.key}>{row.key}</span>
        <small>{t("aliases.aliasCells.isTarget", { target: row.targetName === null ? row.target : `${row.target}, ${row.targetName}` })}</small>
      </span>
    </span>
  );
}

function TargetCell({ row, t }: Props) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ArrowRight className="size-3.5 shrink-0 text-muted-foreground" aria-label={t("aliases.aliasCells.is")} />
      <span className="truncate">
        {row.target}
        {row.targetName && <span className="ml-2 text-muted-foreground">{row.targetName}</span>}
      </span>
      <TargetFlag row={row} />
    </span>
  );
}

function SourceCell({ row, t }: Props) {
  const source = row.sourceName ?? t("aliases.aliasCells.everySource");
  return <span className="block max-w-48 truncate text-muted-foreground">{row.customerCode === null ? source : t("aliases.aliasCells.customerOnly", { source, customer: row.customerCode })}</span>;
}

function LastUsedCell({ row, now, t }: Props) {
  return row.lastUsedAt === null ? <span className="text-muted-foreground">{t("aliases.aliasCells.never")}</span> : <Age at={row.lastUsedAt} now={now} className="text-muted-foreground" />;
}
