import { formatMoney } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { LocationCandidate } from "#lib/reference/queries.ts";
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

/** A debtor or creditor in a look-up: who it is, how to reach them, and why they are offered. */
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

/** A stock location in a look-up. */
export function LocationRow({ location: { code, name, isActive } }: { location: LocationCandidate }) {
  return <Row code={code} name={name === code ? "" : name} isActive={isActive} origin="ledger" reasons={[]} details={[]} />;
}

type RowProps = { code: string; name: string; isActive: boolean; origin: string; reasons: Reason[]; details: (string | null)[] };

function Row({ code, name, isActive, origin, reasons, details }: RowProps) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <span className="font-medium whitespace-nowrap">{code}</span>
      <span className="min-w-0 break-words">{name}</span>
      {!isActive && <Badge tone="error">inactive in AutoCount</Badge>}
      {origin === "proposed" && <Badge tone="outline">not in AutoCount yet</Badge>}
      {reasons.map((reason) => (
        <Badge key={reason.why} tone="primary">
          {reasonText(reason)}
        </Badge>
      ))}
      <span className="text-xs text-muted-foreground sm:ml-auto">{details.filter(Boolean).join(" · ")}</span>
    </div>
  );
}
