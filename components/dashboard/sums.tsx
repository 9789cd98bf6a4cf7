import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { formatMoney } from "#components/format/money.ts";
import type { Sums } from "#lib/reports/dashboard.ts";

/** Money by currency, each for itself: amounts of different currencies are never added up. What has no currency has no amount. */
export function SumsText({ sums: all }: { sums: Sums }) {
  const t = useTranslations();
  const sums = all.filter(({ currency }) => currency !== "");
  if (sums.length === 0) return <>{t("dashboard.sums.noValue")}</>;
  return (
    <>
      {sums.map(({ currency, total }, index) => (
        <Fragment key={currency}>
          {index > 0 && " + "}
          <span className="whitespace-nowrap">{formatMoney(total, currency)}</span>
        </Fragment>
      ))}
    </>
  );
}
