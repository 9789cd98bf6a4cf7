import { useTranslations } from "next-intl";
import { formatDate } from "#components/format/time.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { Translate } from "#messages/translate.ts";

const names = (t: Translate): { readonly [list: string]: string } => ({
  classifications: t("einvoice.codeListsCard.names.classifications"), countries: t("einvoice.codeListsCard.names.countries"), currencies: t("einvoice.codeListsCard.names.currencies"), "invoice-types": t("einvoice.codeListsCard.names.invoiceTypes"), msic: t("einvoice.codeListsCard.names.msic"),
  "payment-modes": t("einvoice.codeListsCard.names.paymentModes"), states: t("einvoice.codeListsCard.names.states"), "tax-types": t("einvoice.codeListsCard.names.taxTypes"), units: t("einvoice.codeListsCard.names.units"),
});

type CodeListsCardProps = { lists: readonly { name: string; source: string; asOf: string; count: number }[] };

/** Which lists of the tax authority documents are held against, and of which day they are. */
export function CodeListsCard({ lists }: CodeListsCardProps) {
  const t = useTranslations();
  return (
    <Card aria-labelledby="lists-title">
      <CardHeader>
        <CardTitle id="lists-title">{t("einvoice.codeListsCard.codeListsOfTheTax")}</CardTitle>
      </CardHeader>
      <ul className="divide-y">
        {lists.map(({ name, source, asOf, count }) => (
          <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
            <a href={source} target="_blank" rel="noreferrer" className="font-medium underline-offset-4 hover:underline">
              {names(t)[name] ?? name}
            </a>
            <span className="text-xs text-muted-foreground tabular-nums">
              {t("einvoice.codeListsCard.codesAs", { count: count.toLocaleString("en"), asOf: formatDate(asOf) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
