import { useTranslations } from "next-intl";
import { formatMoney, formatQuantity } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { ruleTitles } from "#components/rules/rule-words.ts";
import { Link } from "#components/ui/link.tsx";
import { Picture } from "#components/ui/picture.tsx";
import type { FixPreview } from "#lib/fixes/preview-fix.ts";
import type { FixType } from "#lib/fixes/question.ts";

type FixSampleProps = { sample: FixPreview["sample"]; target: NonNullable<FixPreview["target"]>; type: FixType; baseCurrency: string };

/** A few of the records as they are and as they would be, and where all checks would put them. */
export function FixSample({ sample, target, type, baseCurrency }: FixSampleProps) {
  const t = useTranslations();
  const after = [type === "item" ? target.uom : null, target.price === null ? null : formatMoney(target.price, baseCurrency)].filter(Boolean).join(" · ");
  return (
    <ul className="grid gap-2 text-xs" aria-label={t("fixes.fixSample.title")}>
      {sample.map(({ id, number, currency, places, state, holds }) => (
        <li key={id} className="grid gap-1 rounded-md border bg-card px-2.5 py-1.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={`/records/${id}`} target="_blank" className="font-medium text-primary-text underline-offset-4 hover:underline">
              {number}
            </Link>
            <StateBadge state={state} />
            {holds.length > 0 && <span className="text-muted-foreground">{ruleTitles(t, holds)}</span>}
          </p>
          {places.map((place, index) => (
            <p key={`${place.says} ${index}`} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
              <span className="min-w-0 break-words text-muted-foreground">
                {[place.says, place.detail === place.says ? "" : place.detail].filter(Boolean).join(" · ")}
                {place.quantity !== null && ` · ${formatQuantity(place.quantity)} ${place.uom ?? ""}`}
                {place.price !== null && ` · ${formatMoney(place.price, currency)}`}
              </span>
              <Picture of="arrow-right" className="size-3 self-center" label={t("fixes.fixSample.becomes")} />
              <span className="min-w-0 break-words">
                <span className="font-medium">{target.code}</span> {target.name}
                {after !== "" && <span className="text-muted-foreground"> · {after}</span>}
              </span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
