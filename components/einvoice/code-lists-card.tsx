import { formatDate } from "#components/format/time.ts";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";

const names: { readonly [list: string]: string } = {
  classifications: "Classifications", countries: "Countries", currencies: "Currencies", "invoice-types": "Document types", msic: "Lines of business (MSIC)",
  "payment-modes": "Ways of paying", states: "States", "tax-types": "Tax types", units: "Units of measure",
};

type CodeListsCardProps = { lists: readonly { name: string; source: string; asOf: string; count: number }[] };

/** Which lists of the tax authority documents are held against, and of which day they are. */
export function CodeListsCard({ lists }: CodeListsCardProps) {
  return (
    <Card aria-labelledby="lists-title">
      <CardHeader>
        <CardTitle id="lists-title">Code lists of the tax authority</CardTitle>
      </CardHeader>
      <ul className="divide-y">
        {lists.map(({ name, source, asOf, count }) => (
          <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
            <a href={source} target="_blank" rel="noreferrer" className="font-medium underline-offset-4 hover:underline">
              {names[name] ?? name}
            </a>
            <span className="text-xs text-muted-foreground tabular-nums">
              {count.toLocaleString("en")} codes, as of {formatDate(asOf)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
