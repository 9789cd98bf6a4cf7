import { plainSigns } from "./clean-text.ts";
import type { MappingOptions } from "./schema.ts";

/** What the values of a column tell of how dates and numbers are written in the file. */
export type Guess<T> = { value: T; isSure: boolean };

/** Day or month first: told by a number above 12. Not sure where no date tells. */
export function guessDateOrder(values: Iterable<string>): Guess<MappingOptions["dateOrder"]> {
  let first = 0;
  let second = 0;
  for (const value of values) {
    const found = plainSigns(value).match(/^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s]\d{2,4}\b/);
    if (!found) continue;
    if (Number(found[1]) > 12) first += 1;
    if (Number(found[2]) > 12) second += 1;
  }
  if (first > 0 && second === 0) return { value: "dmy", isSure: true };
  if (second > 0 && first === 0) return { value: "mdy", isSure: true };
  return { value: "dmy", isSure: false };
}

/** Point or comma: told by a number that has both, or one that is no group of three. */
export function guessDecimalMark(values: Iterable<string>): Guess<MappingOptions["decimalMark"]> {
  const votes = { ".": 0, ",": 0 };
  for (const value of values) {
    const text = plainSigns(value);
    if (!/\d/.test(text) || !/^[^\d]{0,6}[\d.,' ]+[^\d]{0,4}$/.test(text)) continue;
    const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
    if (last === -1) continue;
    const mark = text[last] as "." | ",";
    const after = text.slice(last + 1).match(/^\d*/)?.[0].length ?? 0;
    const both = text.includes(".") && text.includes(",");
    const many = text.split(mark).length > 2;
    if (many) votes[mark === "." ? "," : "."] += 1;
    else if (both || after !== 3) votes[mark] += 1;
  }
  const value = votes[","] > votes["."] ? "," : ".";
  return { value, isSure: votes["."] + votes[","] > 0 && Math.min(votes["."], votes[","]) === 0 };
}
