import { useTranslations } from "next-intl";
import { SignOut } from "#components/shell/sign-out.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

/** Shown, with status 403, by `requirePermission` to somebody whose role does not see the page. */
export default function Forbidden() {
  const t = useTranslations();
  return (
    <main className="grid min-h-[60vh] place-items-center p-6">
      <div className="grid max-w-sm gap-3 text-center">
        <h1 className="text-xl font-semibold tracking-tight">{t("shell.rootForbidden.youDoNotHavePermission")}</h1>
        <p className="text-base text-muted-foreground">{t("shell.rootForbidden.yourRoleDoesNotInclude")}</p>
        <p className="mt-2 flex justify-center gap-2">
          <Link href="/" className={buttonVariants({ variant: "primary" })}>
            {t("shell.rootForbidden.backToMyWork")}
          </Link>
          <SignOut variant="outline">{t("shell.rootForbidden.signInAsSomebodyElse")}</SignOut>
        </p>
      </div>
    </main>
  );
}
