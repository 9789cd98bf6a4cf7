import { malaysianDate } from "#lib/canonical/dates.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { plainSigns } from "./clean-text.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Malay names that are not the English ones. */
const malayMonths: Readonly<globalThis.Record<string, number>> = { mac: 3, mei: 5, ogos: 8, ogo: 8, okt: 10, dis: 12, julai: 7, januari: 1, februari: 2, oktober: 10, disember: 12 };

/**
 * A date as YYYY-MM-DD in Malaysian time: with a zone it is brought there, without one it is taken as local. `order` is
 * for dates that do not begin with the year; `format` is a pattern such as "DD/MM/YYYY HH:mm". Null where there is none.
 */
export function readDate(written: string, { order, format }: { order: "dmy" | "mdy"; format?: string | undefined }): Result<string | null, string> {
  const text = plainSigns(written).replace(/^'/, "");
  if (text === "" || /^(#?n\/?a|null|nil|none|-+)$/i.test(text)) return ok(null);
  const refused = err(`"${written}" is not a date${format && /[A-Z]/.test(format) ? ` written ${format}` : ""}`);
  if (format !== undefined && format !== "dmy" && format !== "mdy" && format !== "ymd") {
    const parts = byPattern(text, format);
    return parts === null ? refused : toDate(parts, written);
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const moment = Date.parse(text.replace(" ", "T").replace(/\s+/g, "").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
    return Number.isNaN(moment) ? refused : ok(malaysianDate(new Date(moment)));
  }
  const isSerial = /^\d{5}(\.\d+)?$/.test(text);
  if (isSerial) return ok(fromSerial(Number.parseInt(text, 10)));
  const compact = text.match(/^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/);
  if (compact) return toDate([compact[1], compact[2], compact[3]] as Parts, written);
  // The time of day and the weekday say nothing of the date.
  const day = text.replace(/[T, ]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([ap]\.?m\.?)?$/i, "").replace(/^[a-z]+,\s*/i, "");
  const words = day.split(/[\s/.,-]+/).filter((word) => word !== "");
  if (words.length !== 3) return refused;
  const [a, b, c] = words as [string, string, string];
  if (/^\d{4}$/.test(a)) return toDate([a, b, c], written);
  if (monthOf(a) !== null && Number.isNaN(Number(a))) return toDate([c, a, b], written);
  return (format ?? order) === "mdy" && !Number.isNaN(Number(b)) ? toDate([c, a, b], written) : toDate([c, b, a], written);
}

/** Excel's day number, counted from 1900 with the day that never was. */
export function fromSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

type Parts = [year: string, month: string, day: string];

function toDate([year, month, day]: Parts, written: string): Result<string, string> {
  const y = year.length === 2 && /^\d\d$/.test(year) ? 2000 + Number(year) : Number(year);
  const m = monthOf(month);
  const d = Number(day.replace(/(st|nd|rd|th)$/i, ""));
  if (y >= 2400 && y < 2700) return err(`"${written}" has a year of the Buddhist calendar`);
  if (!Number.isInteger(y) || y < 1900 || y > 2199 || m === null || !Number.isInteger(d)) return err(`"${written}" is not a date`);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (d < 1 || date.getUTCDate() !== d) return err(`"${written}" is not a date: there is no such day`);
  return ok(date.toISOString().slice(0, 10));
}

function monthOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null;
  const name = word.toLowerCase();
  const malay = Object.hasOwn(malayMonths, name) ? (malayMonths[name] ?? null) : null;
  const index = months.indexOf(name.slice(0, 3));
  return malay ?? (index === -1 ? null : index + 1);
}

const tokens = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|mm|ss|A/g;

function byPattern(text: string, pattern: string): Parts | null {
  const names: string[] = [];
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const source = escaped.replace(tokens, (token) => {
    names.push(token);
    if (token === "YYYY") return "(\\d{4})";
    if (token === "MMMM" || token === "MMM") return "([A-Za-z]{3,9})";
    if (token === "A") return "([AaPp]\\.?[Mm]\\.?)";
    return /^(YY|MM|DD|HH|mm|ss)$/.test(token) ? "(\\d{2})" : "(\\d{1,2})";
  });
  const found = text.match(new RegExp(`^${source}`));
  const part = (...wanted: string[]) => found?.[names.findIndex((name) => wanted.includes(name)) + 1];
  const parts = [part("YYYY", "YY"), part("MMMM", "MMM", "MM", "M"), part("DD", "D")];
  return found && names.some((n) => n.startsWith("Y")) && names.some((n) => n.startsWith("M")) && names.some((n) => n.startsWith("D")) ? (parts as Parts) : null;
}
