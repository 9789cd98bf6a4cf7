import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";

export default function DeskNotFound() {
  const t = useTranslations();
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title={t("shell.deskNotFound.title")}
      actions={
        <Link href="/queues/all" className={buttonVariants({ variant: "outline" })}>
          {t("shell.deskNotFound.allRecords")}
        </Link>
      }
    >
      {t("shell.deskNotFound.why")}
    </EmptyState>
  );
}
