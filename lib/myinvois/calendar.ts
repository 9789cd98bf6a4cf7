import dated from "./calendar.json" with { type: "json" };

// What the law dates, and who it is for, is data: calendar.json says from when each figure counts and which rule it is.

type Dated<V> = { value: V; from: string };

/** Annual turnover groups, each with the day from which e-invoices are mandatory and its relaxation ends (README 14, CON-9). */
export const turnoverGroups = dated.groups;
export type TurnoverGroup = (typeof turnoverGroups)[number];

/** TINs of the tax authority for those who have none of their own (README 1). */
export const generalTins: readonly { tin: string; who: string; side: string }[] = dated.generalTins;

/** Unit codes that are in the list and do not mean what shops mean by them (LIN-6). */
export const misreadUnits = dated.misreadUnits;


export function groupOf(id: string | null): TurnoverGroup | null {
  return turnoverGroups.find((group) => group.id === id) ?? null;
}

/** The total in the company's currency above which a sale of that day must not be consolidated; null where there is no such limit. */
export function consolidationLimit(date: string, group: TurnoverGroup | null): string | null {
  return isRelaxed(date, group) ? null : inForce(dated.consolidationLimit, date);
}

/** Whether everything may still be consolidated, whatever it is and however much (CON-9). */
export function isRelaxed(date: string, group: TurnoverGroup | null): boolean {
  return group !== null && date <= group.relaxedUntil;
}

/** What of a business the tax authority lets nobody consolidate, by its MSIC code; null where it may (CON-8). */
export function notConsolidated(msic: string | null, date: string, group: TurnoverGroup | null): string | null {
  if (msic === null || isRelaxed(date, group)) return null;
  return dated.notConsolidated.find(({ msic: prefixes, from }) => date >= from && prefixes.some((prefix) => msic.startsWith(prefix)))?.what ?? null;
}

/** The last day on which a sale's month may be handed in consolidated: the 7th of the next month (CON-1). */
export function consolidateBy(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  const day = inForce(dated.consolidationDueDay, date) ?? dated.consolidationDueDay[0]?.value ?? 7;
  // The month of a Date counts from 0: this is the next one.
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** Until when an e-invoice that was validated at this moment may be cancelled (WIN-1). */
export function cancelUntil(validatedAt: Date): Date {
  return new Date(validatedAt.getTime() + cancelHours * 3_600_000);
}

/** Hours from its validation in which an e-invoice may be cancelled. */
export const cancelHours = dated.cancelHours[0]?.value ?? 72;

/**
 * Until when an e-invoice of a document of that day can be handed in under its date: counted from the beginning of the day in
 * Malaysia, which is the cautious reading of "not more than 72 hours after its issue" (HDR-4).
 */
export function submitBy(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + (inForce(dated.submitHours, date) ?? 72) * 3_600_000);
}

/** The rates that sales and service tax have on that day, in percent; null before there were such taxes (TAX-1, TAX-2, TAX-7). */
export function legitimateRates(date: string): readonly string[] | null {
  return inForce(dated.taxRates, date);
}

/** Whether a business of that MSIC code is one of those that still charge 6 % service tax on that day (TAX-2, TAX-4, TAX-5). */
export function chargesSixPercent(msic: string, date: string): boolean {
  return inForce(dated.sixPercent, date)?.some((prefix) => msic.startsWith(prefix)) ?? true;
}

/** Whether a line with this AutoCount tax code is exempt, so that its e-invoice has to say why (LIN-8). */
export function isExempt(taxCode: string): boolean {
  return dated.exemptTaxCodes.prefixes.some((prefix) => taxCode.toUpperCase().startsWith(prefix));
}

/** The tax that a code was of, and the day on which that ended; null where the code is of none that has ended (TAX-7). */
export function endedTax(taxCode: string, date: string): { what: string; endedOn: string } | null {
  const { codes, what, endedOn } = dated.endedTaxCodes;
  return date > endedOn && codes.includes(taxCode.toUpperCase()) ? { what, endedOn } : null;
}

/** What a tax code is of. */
export type TaxKind = "sales-tax" | "service-tax" | "exempt" | "ended";

/** What an AutoCount tax code is of, by its code or by what it is called; null where neither tells. */
export function taxKindOf(taxCode: string, name: string, date: string): TaxKind | null {
  if (endedTax(taxCode, date) !== null) return "ended";
  if (isExempt(taxCode)) return "exempt";
  const told = dated.taxCodeKinds.find(({ prefixes, names }) => prefixes.some((prefix) => taxCode.toUpperCase().startsWith(prefix)) || names.some((words) => name.toLowerCase().includes(words)));
  return (told?.kind as TaxKind | undefined) ?? null;
}

/** Whether state 17 is for addresses abroad and consolidated e-invoices alone on that day (ADR-6). */
export function isSeventeenAbroadOnly(date: string): boolean {
  return inForce(dated.stateSeventeenAbroadOnly, date) ?? false;
}

/** Whether an unlisted unit code is refused on that day (LIN-6). */
export function checksUnits(date: string): boolean {
  return inForce(dated.unitCodesChecked, date) ?? false;
}

/** The state that a Malaysian postcode lies in, where that is beyond doubt; null elsewhere (ADR-9, no official rule). */
export function stateOfPostcode(postcode: string): string | null {
  return dated.postcodes.find(({ from, to }) => from <= postcode && postcode <= to)?.state ?? null;
}

/** What counts on a day: the latest of those that are in force. */
function inForce<V>(values: readonly Dated<V>[], date: string): V | null {
  return values.filter(({ from }) => from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.value ?? null;
}
