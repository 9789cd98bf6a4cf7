import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangePassword } from "#components/account/change-password.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("account.page.yourAccount") };
}

export default async function AccountPage() {
  const t = await getTranslations();
  const { actor } = await requirePermission("account:own", "/account");
  return (
    <>
      <PageHeader title={t("account.page.yourAccount")} description={actor.name} />
      <section aria-labelledby="change-password" className="mx-4 max-w-96 pb-8 lg:mx-6">
        <h2 id="change-password" className="text-base font-semibold">
          {t("account.page.changeYourPassword")}
        </h2>
        <p className="mt-0.5 mb-4 text-muted-foreground">{t("account.page.itEndsEverySession")}</p>
        <ChangePassword />
      </section>
    </>
  );
}
