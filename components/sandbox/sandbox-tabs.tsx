import { useTranslations } from "next-intl";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import type { Translate } from "#messages/translate.ts";

export const sandboxTabs = ["documents", "customers", "stock", "accounts", "calls", "faults"] as const;
export type SandboxTab = (typeof sandboxTabs)[number];

const labels = (t: Translate): Readonly<Record<SandboxTab, string>> => ({
  documents: t("sandbox.sandboxTabs.labels.documents"), customers: t("sandbox.sandboxTabs.labels.customers"), stock: t("sandbox.sandboxTabs.labels.stock"), accounts: t("sandbox.sandboxTabs.labels.accounts"), calls: t("sandbox.sandboxTabs.labels.calls"), faults: t("sandbox.sandboxTabs.labels.faults"),
});

/** The parts of the sandbox's books; each has an address of its own. */
export function SandboxTabs({ tab }: { tab: SandboxTab }) {
  const t = useTranslations();
  return (
    <nav aria-label={t("sandbox.sandboxTabs.partsOfTheBooks")} className="overflow-x-auto border-b px-4 lg:px-6">
      <ul className="flex gap-1">
        {sandboxTabs.map((one) => (
          <li key={one}>
            <Link
              href={one === "documents" ? "/sandbox" : `/sandbox?tab=${one}`}
              aria-current={one === tab ? "page" : undefined}
              className={cn("-mb-px block border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-muted-foreground hover:text-foreground", one === tab && "border-primary font-medium text-foreground")}
            >
              {labels(t)[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
