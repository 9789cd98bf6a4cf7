import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";

export default function RecordNotFound() {
  const t = useTranslations();
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title={t("records.recordNotFound.title")}
      actions={
        <Link href="/queues/all" className={cn(buttonVariants({ variant: "outline" }))}>
          {t("records.recordNotFound.allRecords")}
        </Link>
      }
    >
      {t("records.recordNotFound.why")}
    </EmptyState>
  );
}
