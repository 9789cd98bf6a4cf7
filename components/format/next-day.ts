/** The next Malaysian day, as a date field wants it: UTC+8, no daylight saving. */
export function nextDay(): string {
  return new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
}
