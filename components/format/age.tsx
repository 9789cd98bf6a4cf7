import { useTranslations } from "next-intl";
import { formatAge, formatInstant } from "./time.ts";

type AgeProps = { at: string; now: string; className?: string };

/** How long ago, with the exact moment for those who point at it. */
export function Age({ at, now, className }: AgeProps) {
  const t = useTranslations();
  return (
    <time dateTime={at} title={t("format.age.malaysianTime", { at: formatInstant(at) })} className={className}>
      {formatAge(at, now)}
    </time>
  );
}
