import { useTranslations } from "next-intl";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import type { Translate } from "#messages/translate.ts";

export const sourceTabs = ["general", "flow", "settings", "mapping", "connection"] as const;
export type SourceTab = (typeof sourceTabs)[number];

const labels = (t: Translate): Readonly<Record<SourceTab, string>> => ({ general: t("sources.sourceTabs.labels.general"), flow: t("sources.sourceTabs.labels.flow"), settings: t("sources.sourceTabs.labels.settings"), mapping: t("sources.sourceTabs.labels.mapping"), connection: t("sources.sourceTabs.labels.connection") });

/** The parts of a source's screen; each has an address of its own. */
export function SourceTabs({ sourceKey, tab }: { sourceKey: string; tab: SourceTab }) {
  const t = useTranslations();
  return (
    <nav aria-label={t("sources.sourceTabs.partsOfThisSource")} className="overflow-x-auto border-b px-4 lg:px-6">
      <ul className="flex gap-1">
        {sourceTabs.map((one) => (
          <li key={one}>
            <Link
              href={`/sources/${sourceKey}${one === "general" ? "" : `?tab=${one}`}`}
              aria-current={one === tab ? "page" : undefined}
              className={cn("-mb-px block border-b-2 border-transparent px-3 py-2 text-muted-foreground hover:text-foreground", one === tab && "border-primary font-medium text-foreground")}
            >
              {labels(t)[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
