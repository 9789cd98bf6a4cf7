import { decimal } from "#lib/canonical/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { ListField } from "./lists.ts";

const yes = new Set(["yes", "y", "true", "t", "1", "active", "a", "ya", "aktif"]);
const no = new Set(["no", "n", "false", "f", "0", "inactive", "i", "d", "discontinued", "tidak"]);

/** What was written for a field, as the list keeps it; blank is null. Refuses with a sentence that says what would be right. Pure. */
export function readValue(field: ListField, written: string): Result<string | null, string> {
  const text = written.normalize("NFC").replaceAll(/[\p{Cc}\u200B\uFEFF]+/gu, " ").trim();
  if (text === "") return ok(null);
  switch (field.type) {
    case "flag": {
      const word = text.toLowerCase();
      return yes.has(word) ? ok("yes") : no.has(word) ? ok("no") : err(`${field.label}: write yes or no, not "${short(text)}".`);
    }
    case "integer":
      return /^-?\d{1,6}$/.test(text) ? ok(String(Number(text))) : err(`${field.label}: "${short(text)}" is not a whole number.`);
    case "decimal": {
      const plain = text.replace(/^(RM|MYR)\s*/i, "").replaceAll(/,(?=\d{3}(\D|$))/g, "").replace(/\s*%$/, "");
      return /^-?\d{1,11}(\.\d{1,8})?$/.test(plain) ? ok(decimal(plain).toFixed()) : err(`${field.label}: "${short(text)}" is not a number such as 1234.50.`);
    }
    case "levels":
      return readLevels(field, text);
    case "text": {
      if (field.choices !== undefined) {
        const choice = field.choices.find((one) => one === text.toLowerCase() || one.startsWith(text.toLowerCase()));
        return choice === undefined ? err(`${field.label}: write ${field.choices.join(" or ")}, not "${short(text)}".`) : ok(choice);
      }
      return field.max !== undefined && text.length > field.max ? err(`${field.label}: AutoCount takes ${field.max} characters, "${short(text)}" has ${text.length}.`) : ok(text);
    }
  }
}

/** "2=9.50; 3=9.00": the price of each level. */
function readLevels(field: ListField, text: string): Result<string, string> {
  const parts = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
  const read = parts.map((part) => /^([1-6])\s*[=:]\s*(\d{1,11}(?:\.\d{1,8})?)$/.exec(part));
  if (read.some((part) => part === null)) return err(`${field.label}: write the level and its price, such as 2=9.50; 3=9.00.`);
  return ok(read.flatMap((part) => (part === null ? [] : [`${part[1]}=${decimal(part[2] ?? "0").toFixed()}`])).toSorted().join("; "));
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
