import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";

/** The dashboard of a company into which nothing has come yet. */
export function NewCompany() {
  const t = useTranslations();
  return (
    <Card className="mx-4 mb-6 lg:mx-6">
      <EmptyState
        icon={Inbox}
        title={t("dashboard.newCompany.nothingHasComeInYet")}
        actions={
          <Link href="/deliveries" className={buttonVariants({ variant: "outline" })}>
            {t("dashboard.newCompany.watchTheDeliveries")}
          </Link>
        }
      >
        {t("dashboard.newCompany.connectAShopOrSend")}
      </EmptyState>
    </Card>
  );
}
