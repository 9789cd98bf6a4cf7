import type { Translate } from "#messages/translate.ts";

const symbols: Readonly<Record<string, string>> = { MYR: "RM", USD: "US$", SGD: "S$", EUR: "€", GBP: "£", JPY: "¥", CNY: "CN¥", AUD: "A$", HKD: "HK$", THB: "฿" };

/**
 * Decimal text for reading: "1234567.5" becomes "1,234,567.50". Works on the text, so no digit of a large or a very
 * precise amount is lost; places beyond `places` are kept where they are not zero ("0.0175" stays).
 */
export function formatAmount(value: string, places = 2): string {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? value.slice(1) : value).split(".");
  const digits = whole.replace(/^0+(?=\d)/, "");
  const decimals = fraction.replace(/0+$/, "").padEnd(places, "0");
  const isZero = /^0*$/.test(digits) && /^0*$/.test(decimals);
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${negative && !isZero ? "−" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** An amount that is a difference, with its sign: "+5.50", "−5.50". */
export function formatSigned(value: string, places = 2): string {
  const amount = formatAmount(value, places);
  return amount.startsWith("−") ? amount : `+${amount}`;
}

/** "RM 1,234.50"; a currency without a well-known sign is shown by its code. A dash where there is no currency: then there is no amount. */
export function formatMoney(value: string, currency: string): string {
  if (currency === "") return "–";
  const amount = formatAmount(value);
  const sign = symbols[currency] ?? currency;
  return amount.startsWith("−") ? `−${sign} ${amount.slice(1)}` : `${sign} ${amount}`;
}

/** A quantity without needless zeros: "3.000" becomes "3". */
export function formatQuantity(value: string): string {
  return formatAmount(value, 0);
}

const grouping = new Intl.NumberFormat("en-MY");

/** A count for reading: "12,345". */
export function formatCount(count: number): string {
  return grouping.format(count);
}

/** A count that stopped at its cap: "10,000+"; with an estimate of the rest "about 43,000". */
export function formatCapped(t: Translate, count: { value: number; isCapped: boolean; estimate?: number }): string {
  if (count.isCapped && count.estimate !== undefined && count.estimate > count.value) return t("format.money.about", { count: formatCount(count.estimate) });
  return formatCount(count.value) + (count.isCapped ? "+" : "");
}

/** A share for reading: 0.987 becomes "98.7 %"; never rounded up to 100 or down to 0. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  const rounded = Math.round(percent * 10) / 10;
  if (rounded === 100 && part < whole) return "99.9 %";
  if (rounded === 0 && part > 0) return "0.1 %";
  return `${rounded.toFixed(rounded === 100 || rounded === 0 ? 0 : 1)} %`;
}

/** A size for reading: "512 B", "3.4 KB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, size] = bytes < 1_000_000 ? ["KB", 1000] : ["MB", 1_000_000];
  return `${(bytes / Number(size)).toFixed(1)} ${unit}`;
}
