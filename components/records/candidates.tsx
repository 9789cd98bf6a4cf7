import { useTranslations } from "next-intl";
import { formatAmount, formatMoney, formatQuantity } from "#components/format/money.ts";
import { formatDay } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { LocationCandidate, TaxCodeCandidate, UomCandidate, Use } from "#lib/reference/rank-choices.ts";
import type { CustomerCandidate, ItemCandidate, Ranked, Reason } from "#lib/reference/rank.ts";
import type { Standing } from "#lib/reference/standing-queries.ts";
import type { Translate } from "#messages/translate.ts";
import { reasonText } from "./reason-text.ts";

/** As the look-ups give it; what is not known of it, such as of something made here just now, is left out. */
export type ItemChoice = Ranked<ItemCandidate> & Partial<Standing>;
export type AccountChoice = Ranked<CustomerCandidate> & Partial<Standing>;

/** An item in a look-up: what it is, what it costs, how much there is of it, when it was last used, and why it is offered. */
export function ItemRow({ item, currency }: { item: ItemChoice; currency: string }) {
  const t = useTranslations();
  return (
    <Row
      code={item.code}
      name={item.name}
      isActive={item.isActive}
      origin={item.origin}
      reasons={item.reasons}
      details={[item.uom, item.price === null ? null : formatMoney(item.price, currency), item.stock ? t("records.candidates.inStock", { stock: formatQuantity(item.stock) }) : null, lastUse(t, item)]}
    />
  );
}

/** A debtor or creditor in a look-up: who it is, how to reach them, and why they are offered. */
export function CustomerRow({ customer }: { customer: AccountChoice }) {
  const t = useTranslations();
  return (
    <Row
      code={customer.code}
      name={customer.name}
      isActive={customer.isActive}
      origin={customer.origin}
      reasons={customer.reasons}
      details={[customer.email, customer.phone, customer.registerNo, customer.currency, lastUse(t, customer)]}
    />
  );
}

/** A stock location in a look-up: what it has of the line's item, and when it last served this buyer or source. */
export function LocationRow({ location: { code, name, isActive, reasons, stock, unit, uses } }: { location: Ranked<LocationCandidate> }) {
  const t = useTranslations();
  const kept = stock === null ? null : t("records.candidates.inStock", { stock: unit === null ? formatQuantity(stock) : `${formatQuantity(stock)} ${unit}` });
  return <Row code={code} name={name === code ? "" : name} isActive={isActive} origin="ledger" reasons={reasons} details={[kept, useText(t, uses)]} />;
}

/** A tax code in a look-up: its rate, what it is of, and when it was last used for this item or party. */
export function TaxCodeRow({ code: { code, name, rate, side, kind, isActive, reasons, uses } }: { code: Ranked<TaxCodeCandidate> }) {
  const t = useTranslations();
  const details = [rate === null ? t("records.candidates.rateUnknown") : `${formatAmount(rate, 0)} %`, kind === null ? null : t(`records.candidates.taxKinds.${kind}`), side === "purchase" ? t("records.candidates.purchase") : t("records.candidates.sales"), useText(t, uses)];
  return <Row code={code} name={name === code ? "" : name} isActive={isActive} origin="ledger" reasons={reasons} details={details} />;
}

/** A unit of an item in a look-up: how much it holds, what it costs, how many there are, and when it was last taken. */
export function UomRow({ uom: { code, rate, unit, price, stock, isBase, reasons, uses }, currency }: { uom: Ranked<UomCandidate>; currency: string }) {
  const t = useTranslations();
  const details = [
    isBase ? t("records.candidates.ownUnit") : unit === null ? t("records.candidates.ofOwnUnit", { rate: formatQuantity(rate) }) : t("records.candidates.ofUnit", { rate: formatQuantity(rate), unit }),
    price === null ? null : formatMoney(price, currency),
    stock === null ? null : t("records.candidates.inStock", { stock: formatQuantity(stock) }),
    useText(t, uses),
  ];
  return <Row code={code} name="" isActive origin="ledger" reasons={reasons} details={details} />;
}

/** Of the nearest who used it: when, and on which document. */
function useText(t: Translate, [nearest]: readonly Use[]): string | null {
  if (nearest === undefined) return null;
  const date = formatDay(nearest.at);
  const whose = t(`records.candidates.usedBy.${nearest.by}`);
  return nearest.number === null ? t("records.candidates.usedOn", { whose, date }) : t("records.candidates.usedOnIn", { whose, date, number: nearest.number });
}

/** A code of the tax authority in a look-up. */
export function ListedCodeRow({ row: { code, name } }: { row: { code: string; name: string } }) {
  return <Row code={code} name={name} isActive origin="ledger" reasons={[]} details={[]} />;
}

function lastUse(t: Translate, { lastUsedAt, uses }: Partial<Standing>): string | null {
  if (lastUsedAt === undefined) return null;
  if (lastUsedAt === null) return t("records.candidates.neverUsed");
  const date = formatDay(lastUsedAt);
  return uses !== undefined && uses > 1 ? t("records.candidates.lastUsedTimes", { date, uses }) : t("records.candidates.lastUsed", { date });
}

type RowProps = { code: string; name: string; isActive: boolean; origin: string; reasons: Reason[]; details: (string | null)[] };

function Row({ code, name, isActive, origin, reasons, details }: RowProps) {
  const t = useTranslations();
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <span className="font-medium whitespace-nowrap">{code}</span>
      <span className="min-w-0 break-words">{name}</span>
      {!isActive && <Badge tone="error">{t("records.candidates.inactive")}</Badge>}
      {origin === "proposed" && <Badge tone="outline">{t("records.candidates.notYet")}</Badge>}
      {reasons.map((reason) => (
        <Badge key={reason.why} tone="primary">
          {reasonText(t, reason)}
        </Badge>
      ))}
      <span className="text-xs text-muted-foreground sm:ml-auto">{details.filter(Boolean).join(" · ")}</span>
    </div>
  );
}
