import type { BookSettings } from "./books.ts";

export type Period = { month: string; isLocked: boolean };

/** AutoCount's own words for a date in a locked month (other-apis F.4). `day` is `yyyy-mm-dd`. */
export function lockedMessage(day: string): string {
  return `Transaction date ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)} is locked, you can unlock it from Tools -> Manage Fiscal Year.`;
}

/** The months of the fiscal year that `day` lies in, with the state of each; empty where it lies in none. */
export function periodsOf({ fiscalYears, lockedMonths, closedUntil }: BookSettings, day: string): Period[] {
  const year = fiscalYears.find(({ from, to }) => from <= day && day <= to);
  if (year === undefined) return [];
  const months: string[] = [];
  for (let month = year.from.slice(0, 7); month <= year.to.slice(0, 7); month = after(month)) months.push(month);
  return months.map((month) => ({ month, isLocked: lockedMonths.includes(month) || (closedUntil !== null && lastDay(month) <= closedUntil) }));
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function lastDay(month: string): string {
  const end = new Date(`${after(month)}-01T00:00:00Z`);
  end.setUTCDate(0);
  return end.toISOString().slice(0, 10);
}
