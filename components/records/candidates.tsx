import { Badge } from "#components/ui/badge.tsx";
import { formatMoney } from "#components/format/money.ts";
import type { CustomerCandidate, ItemCandidate, Ranked, Reason } from "#lib/reference/rank.ts";
import { reasonText } from "./reason-text.ts";

/** An item in a look-up: what it is, what it costs, and why it is offered. */
export function ItemRow({ item, currency }: { item: Ranked<ItemCandidate>; currency: string }) {
  return (
    <Row
      code={item.code}
      name={item.name}
      isActive={item.isActive}
      origin={item.origin}
      reasons={item.reasons}
      details={[item.uom, item.price === null ? null : formatMoney(item.price, currency)]}
    />
  );
}

/** A debtor in a look-up: who it is, how to reach them, and why they are offered. */
export function CustomerRow({ customer }: { customer: Ranked<CustomerCandidate> }) {
  return (
    <Row
      code={customer.code}
      name={customer.name}
      isActive={customer.isActive}
      origin={customer.origin}
      reasons={customer.reasons}
      details={[customer.email, customer.phone, customer.registerNo, customer.currency]}
    />
  );
}

type RowProps = { code: string; name: string; isActive: boolean; origin: string; reasons: Reason[]; details: (string | null)[] };

function Row({ code, name, isActive, origin, reasons, details }: RowProps) {
  return (
    <div className="grid gap-0.5">
      <div className="flex min-w-0 items-baseline gap-2">
        <span className="font-medium whitespace-nowrap">{code}</span>
        <span className="min-w-0 truncate">{name}</span>
        <span className="ml-auto pl-2 text-right text-xs whitespace-nowrap text-muted-foreground max-sm:hidden">{details.filter(Boolean).join(" · ")}</span>
      </div>
      <div className="truncate text-xs text-muted-foreground sm:hidden">{details.filter(Boolean).join(" · ")}</div>
      {(reasons.length > 0 || !isActive || origin === "proposed") && (
        <div className="flex flex-wrap gap-1">
          {!isActive && <Badge tone="error">inactive in AutoCount</Badge>}
          {origin === "proposed" && <Badge tone="outline">not in AutoCount yet</Badge>}
          {reasons.map((reason) => (
            <Badge key={reason.why} tone="outline">
              {reasonText(reason)}
            </Badge>
          ))}
        </div>
      )}
    </div>
  );
}
