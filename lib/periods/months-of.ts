/** The calendar months of a span of days, each cut to the span; all dates YYYY-MM-DD. */
export function monthsOf(startsOn: string, endsOn: string): { startsOn: string; endsOn: string }[] {
  const months: { startsOn: string; endsOn: string }[] = [];
  let from = startsOn;
  while (from <= endsOn && months.length < 24) {
    const [year, month] = from.split("-").map(Number) as [number, number];
    // Day 0 of the next month is the last of this one.
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    months.push({ startsOn: from, endsOn: last < endsOn ? last : endsOn });
    from = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  }
  return months;
}
