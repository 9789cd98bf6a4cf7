import { readDate } from "./read-date.ts";
import { readNumber } from "./read-number.ts";
import type { TargetType } from "./targets.ts";

/** Which share of some values (0 to 1) could stand in a field of this type. */
export function looksLike(type: TargetType, values: readonly string[]): number {
  const fits = values.filter((value) => {
    switch (type) {
      case "number":
        return [".", ","].some((mark) => isNumber(value, mark as "." | ","));
      case "discount":
        return value.includes("%") || isNumber(value, ".") || isNumber(value, ",");
      case "date":
        return (["dmy", "mdy"] as const).some((order) => isDate(value, order));
      case "currency":
        return /^\s*(RM|[A-Z]{3}|S\$|US\$|[€£])\s*$/i.test(value);
      case "yes-no":
        return /^\s*(true|false|yes|no|y|n|0|1|t|f|ya|tidak|x|-)\s*$/i.test(value);
      case "text":
        return true;
    }
  });
  return fits.length / values.length;
}

function isNumber(value: string, mark: "." | ","): boolean {
  return readNumber(value, mark).ok;
}

function isDate(value: string, order: "dmy" | "mdy"): boolean {
  const read = readDate(value, { order });
  return read.ok && read.value !== null;
}
