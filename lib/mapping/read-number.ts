import { err, ok, type Result } from "#lib/result.ts";
import { plainSigns } from "./clean-text.ts";

/** Words that stand where there is no number. */
const none = /^(#?n\/?a|null|nil|none|-+|—|#(ref|value|div\/0|name|num)[!?]?)$/i;
const currency = /^(?:rm|myr|sgd|usd|s\$|us\$|\$|€|£|¥|eur|gbp|cny|rmb|idr|thb|rp)\s*\.?\s*|\s*(?:myr|rm|sgd|usd|eur|gbp|cny|idr|thb)$/gi;

/**
 * A number as people and programs write it, as decimal text: "RM 1,234.50", "1.234,50" (with `,` as the mark),
 * "(12.00)", "12.00-", "12.00 CR", "5%" (5). Null where there is none. Refuses what is ambiguous or has lost digits, with
 * a sentence.
 */
export function readNumber(written: string, mark: "." | ","): Result<string | null, string> {
  let text = plainSigns(written).replace(/^'/, "");
  // Dashes stand for zero in bookkeeping only where a number would; nothing is made of them here.
  if (text === "" || none.test(text)) return ok(null);
  let isNegative = false;
  const inBrackets = text.match(/^(.*?)\(\s*(.+?)\s*\)$/);
  if (inBrackets && inBrackets[1]?.replace(currency, "").trim() === "") {
    isNegative = true;
    text = inBrackets[2] as string;
  }
  const credit = text.match(/^(.*\d)\s*(cr|dr)\.?$/i);
  if (credit) {
    isNegative = isNegative !== (credit[2]?.toLowerCase() === "cr");
    text = credit[1] as string;
  }
  const sign = /^([+-])\s*|\s*([+-])$/;
  for (let turn = 0; turn < 2; turn += 1) {
    const found = text.match(sign);
    if (found) {
      if ((found[1] ?? found[2]) === "-") isNegative = !isNegative;
      text = text.replace(sign, "");
    }
    text = text.replace(currency, "").replace(/\s*%$/, "").trim();
  }
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return err(`"${written}" is a shortened number: digits are lost. Export the column as text`);
  const digits = withoutGroups(text, mark);
  if (digits === null) return err(`"${written}" is not a number${mark === "," ? " with a decimal comma" : ""}`);
  const [whole = "", fraction] = digits.split(".");
  const kept = whole.replace(/^0+(?=\d)/, "") || "0";
  if (kept.length > 15 || (fraction?.length ?? 0) > 12) return err(`"${written}" has more digits than a number may have`);
  const value = fraction === undefined ? kept : `${kept}.${fraction}`;
  return ok(isNegative && /[1-9]/.test(value) ? `-${value}` : value);
}

/** Digits with "." as the mark; null where the groups are not groups. */
function withoutGroups(text: string, mark: "." | ","): string | null {
  const group = mark === "." ? "," : ".";
  const parts = text.split(mark);
  if (parts.length > 2) return null;
  const [whole = "", fraction] = parts;
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return null;
  const plain = whole.replaceAll(/['’ ]/g, group);
  // Groups of three, or the Indian way of two after the last three.
  const isGrouped = plain.includes(group) && new RegExp(`^\\d{1,3}(\\${group}\\d{2,3})*\\${group}\\d{3}$`).test(plain);
  const joined = isGrouped ? plain.replaceAll(group, "") : plain;
  if (!/^\d*$/.test(joined) || (joined === "" && !fraction)) return null;
  return fraction ? `${joined || "0"}.${fraction}` : joined;
}
