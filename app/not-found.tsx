import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";

export default function NotFound() {
  const t = useTranslations();
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        isPage
        icon={SearchX}
        title={t("shell.rootNotFound.thereIsNothing")}
        actions={
          <Link href="/" className={buttonVariants()}>
            {t("shell.rootNotFound.toTheDashboard")}
          </Link>
        }
      >
        {t("shell.rootNotFound.theLinkMayBeOld")}
      </EmptyState>
    </main>
  );
}
