import { cn } from "#components/ui/cn.ts";
import { formatAmount } from "./money.ts";

type MoneyProps = { value: string; currency: string; className?: string };

/** An amount with its currency code, the code quiet, so that a column of them can be read down. */
export function Money({ value, currency, className }: MoneyProps) {
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      <span className="mr-1 text-xs text-muted-foreground">{currency}</span>
      {formatAmount(value)}
    </span>
  );
}
