/** How a number is shown, as far as it changes what it says: a day, a percentage, digits with leading zeros. */
export type NumberShape = { is: "plain" } | { is: "date" } | { is: "time" } | { is: "percent" } | { is: "padded"; digits: number };

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);

/** What a number format's id and code say of its numbers. */
export function shapeOf(id: number, code: string | undefined): NumberShape {
  if (code === undefined) {
    if (builtInDates.has(id)) return { is: "date" };
    if (builtInTimes.has(id)) return { is: "time" };
    return id === 9 || id === 10 ? { is: "percent" } : { is: "plain" };
  }
  // Colours, conditions, literal texts and what is skipped or repeated show letters that mean nothing.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "").split(";")[0] ?? "";
  if (/[yd]/i.test(bare) || /m/i.test(bare) && !/[hs0#]/i.test(bare)) return { is: "date" };
  if (/[hs]/i.test(bare)) return { is: "time" };
  if (bare.includes("%")) return { is: "percent" };
  return /^0{2,}$/.test(bare) ? { is: "padded", digits: bare.length } : { is: "plain" };
}

/**
 * A number of a cell as text: the digits that Excel shows (15 of them; what is beyond is the noise of binary fractions), a
 * day as YYYY-MM-DD, with the time where it has one. A number too long to have kept its digits stays in its short form
 * (1.23457E+17), which nobody takes for an id.
 */
export function numberText(written: string, shape: NumberShape, is1904: boolean): string {
  const value = Number(written);
  if (written.trim() === "" || !Number.isFinite(value)) return written;
  if (shape.is === "date") return dateText(value, is1904) ?? plain(value);
  if (shape.is === "time" && value >= 1) return dateText(value, is1904) ?? plain(value);
  if (shape.is === "time") return new Date(Math.round(value * 86_400) * 1000).toISOString().slice(11, 19);
  if (shape.is === "percent") return `${plain(value * 100)}%`;
  if (shape.is === "padded" && Number.isSafeInteger(value) && value >= 0) return String(value).padStart(shape.digits, "0");
  return plain(value);
}

function plain(value: number): string {
  const shown = Number(value.toPrecision(15));
  if (Math.abs(shown) >= 1e15) return shown.toExponential().replace("e+", "E+");
  const text = String(shown);
  // Very small numbers are written with an exponent too; a decimal has at most 12 places here.
  return text.includes("e") ? shown.toFixed(12).replace(/\.?0+$/, "") : text;
}

function dateText(serial: number, is1904: boolean): string | null {
  const days = is1904 ? serial + 1462 : serial;
  if (days < 1 || days >= 2_958_466) return null;
  // Excel takes 1900 for a leap year; before March of it a day is missing.
  const moment = new Date(Math.round((days - (days < 60 ? 25_568 : 25_569)) * 86_400) * 1000).toISOString();
  return moment.endsWith("T00:00:00.000Z") ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 19)}`;
}
