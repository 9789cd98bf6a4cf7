import type { JsonObject } from "#lib/channels/read-json.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Transformed } from "./apply-transforms.ts";
import { plainSigns } from "./clean-text.ts";
import { readDate } from "./read-date.ts";
import { readNumber } from "./read-number.ts";
import type { MappingOptions } from "./schema.ts";
import type { TargetType } from "./targets.ts";

/** What stands in a document's field: text, yes or no, and a discount by formula until its line is known. */
export type FieldValue = string | boolean | DiscountFormula;
/** "10%+5": percents and amounts, each taken off what the one before has left. Source: autocount/cloud-api.md 4. */
export type DiscountFormula = JsonObject & { parts: DiscountPart[] };
export type DiscountPart = JsonObject & ({ percent: string } | { amount: string });

const yes = /^(true|yes|y|1|t|x|ya|paid|completed|active|aktif|✓)$/i;
const no = /^(false|no|n|0|f|tidak|unpaid|inactive|-)$/i;
const currencies: Readonly<globalThis.Record<string, string>> = { RM: "MYR", "RM.": "MYR", "S$": "SGD", "US$": "USD", RMB: "CNY", "€": "EUR", "£": "GBP" };

/** Brings a text to the form of its field; undefined where there is nothing. Refuses with a sentence that shows the value. */
export function convertValue({ text, mark }: Transformed, type: TargetType, options: MappingOptions): Result<FieldValue | undefined, string> {
  if (text === "") return ok(undefined);
  if (/^#(REF|VALUE|DIV\/0|NAME|NUM|NULL|CALC|SPILL)[!?]/i.test(text)) return err(`"${text}" is an error of the spreadsheet: open the file there, mend the cell and save it anew`);
  // Digits beyond the sixth are gone: two ids have become one.
  if (type === "text" && /^\d(\.\d+)?E\+\d{2}$/i.test(text)) return err(`"${text}" is a shortened number: digits are lost. Format the column as text where it comes from and export it anew`);
  switch (type) {
    case "text":
      return ok(text);
    case "date":
      return orNothing(readDate(text, { order: options.dateOrder }));
    case "number":
      return orNothing(readNumber(text, mark));
    case "discount":
      return isFormula.test(text) ? discountFormula(text, mark) : orNothing(readNumber(text, mark));
    case "currency": {
      const code = plainSigns(text).toUpperCase();
      const known = Object.hasOwn(currencies, code) ? currencies[code] : code;
      return known !== undefined && /^[A-Z]{3}$/.test(known) ? ok(known) : err(`"${text}" is not a currency such as MYR`);
    }
    case "yes-no":
      if (yes.test(text)) return ok(true);
      return no.test(text) ? ok(false) : err(`"${text}" is neither yes nor no`);
  }
}

/** More than one part, or a percent. A sign before or after the only number is its sign. */
const isFormula = /%|\d\s*\+\s*\S/;

function discountFormula(text: string, mark: "." | ","): Result<DiscountFormula, string> {
  const parts: DiscountPart[] = [];
  for (const part of text.split("+")) {
    const read = readNumber(part, mark);
    if (!read.ok || read.value === null) return err(`"${text}" is not a discount such as 10%, 10%+5% or 10%+5`);
    parts.push(part.includes("%") ? { percent: read.value } : { amount: read.value });
  }
  return ok({ parts });
}

function orNothing(read: Result<string | null, string>): Result<string | undefined, string> {
  return read.ok ? ok(read.value ?? undefined) : read;
}
