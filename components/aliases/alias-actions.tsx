import { FlaskConical, ListChecks, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

/** What can be done beside the list of answers. */
export function AliasActions({ mayTeach }: { mayTeach: boolean }) {
  const t = useTranslations();
  return (
    <>
      <Link href="/fixes" className={buttonVariants({ variant: "outline" })}>
        <ListChecks aria-hidden />
        {t("aliases.aliasActions.answersForMany")}
      </Link>
      <Link href="/aliases/test" className={buttonVariants({ variant: "outline" })}>
        <FlaskConical aria-hidden />
        {t("aliases.aliasActions.test")}
      </Link>
      {mayTeach && (
        <Link href="/aliases/upload" className={buttonVariants({ variant: "outline" })}>
          <Upload aria-hidden />
          {t("aliases.aliasActions.upload")}
        </Link>
      )}
    </>
  );
}
