/** Sums by currency, exactly, without what has no amount: decimal text in and out, no JavaScript number and no decimal library in the browser. */
export function sumByCurrency(amounts: readonly { currency: string; total: string }[]): { currency: string; total: string }[] {
  const sums = new Map<string, bigint>();
  for (const { currency, total } of amounts) if (currency !== "") sums.set(currency, (sums.get(currency) ?? 0n) + toUnits(total));
  return [...sums].map(([currency, units]) => ({ currency, total: fromUnits(units) })).toSorted((a, b) => a.currency.localeCompare(b.currency));
}

/** Places kept: as many as any amount here has. */
const places = 12;

function toUnits(text: string): bigint {
  const isNegative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace(/^-/, "").split(".");
  if (fraction.length > places) throw new Error(`${text} has more than ${places} places`);
  const units = BigInt(whole + fraction.padEnd(places, "0"));
  return isNegative ? -units : units;
}

function fromUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "").padEnd(2, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -places)}.${fraction}`;
}
