import { useTranslations } from "next-intl";
import { formatAge, formatAgo, formatInstant } from "./time.ts";

type AgeProps = { at: string; now: string; className?: string };

/** How long ago, with the exact moment for those who point at it. */
export function Age(props: AgeProps) {
  const t = useTranslations();
  return <Moment {...props} text={formatAge(t, props.at, props.now)} />;
}

/** The same in a sentence: "just now", "5 min ago". */
export function Ago(props: AgeProps) {
  const t = useTranslations();
  return <Moment {...props} text={formatAgo(t, props.at, props.now)} />;
}

function Moment({ at, className, text }: AgeProps & { text: string }) {
  const t = useTranslations();
  return (
    <time dateTime={at} title={t("format.age.malaysianTime", { at: formatInstant(at) })} className={className}>
      {text}
    </time>
  );
}
