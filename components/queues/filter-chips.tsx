import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { FilterChip } from "./filter-controls.ts";

type FilterChipsProps = { chips: readonly FilterChip[]; clearHref: string; ignored: readonly string[] };

/** What narrows the list, each with the way to take it off; and what of the address could not be read. */
export function FilterChips({ chips, clearHref, ignored }: FilterChipsProps) {
  const t = useTranslations();
  if (chips.length === 0 && ignored.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-4 pt-2 lg:px-6">
      {chips.map((chip) => (
        <span key={chip.name} className="inline-flex h-6 max-w-full items-center rounded-full border border-transparent bg-primary-soft pl-2.5 text-xs text-primary-text">
          <span className="truncate">
            {chip.label}: <span className="font-semibold">{chip.value}</span>
          </span>
          <Link
            href={chip.href}
            scroll={false}
            aria-label={t("queues.filterChips.remove", { label: chip.label, value: chip.value })}
            className="ml-0.5 grid size-6 shrink-0 place-items-center rounded-full hover:bg-primary/15"
          >
            <X className="size-3" aria-hidden />
          </Link>
        </span>
      ))}
      {chips.length > 1 && (
        <Link href={clearHref} scroll={false} className="px-1 text-xs text-muted-foreground underline-offset-4 hover:underline">
          {t("queues.filterChips.clearAll")}
        </Link>
      )}
      {ignored.length > 0 && (
        <p role="status" className="text-xs text-held-fg">
          {t("queues.filterChips.ignored", { ignored: ignored.join(", ") })}
        </p>
      )}
    </div>
  );
}
