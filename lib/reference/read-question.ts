import { locationKey, partyKeys, skuKey } from "./resolve.ts";

/** What can be remembered: which item a SKU is, who a buyer or supplier is, which location is meant. */
export const aliasTypes = ["item", "customer", "supplier", "location"] as const;
export type AliasType = (typeof aliasTypes)[number];

/**
 * The key under which it is remembered what somebody writes of a question, in a spreadsheet or to test it. Of a buyer or
 * supplier: an e-mail address, else a name, else what it says of itself ("id:1007", "name:Ali Trading", "code:300-A001"). Null
 * for what asks nothing. Pure.
 */
export function readQuestion(type: AliasType, written: string): string | null {
  if (type === "item") return skuKey(written);
  if (type === "location") return locationKey(written);
  const text = written.trim();
  if (text === "") return null;
  const [, kind, rest = ""] = /^(id|email|name|code):\s*(.*)$/i.exec(text) ?? [];
  if (kind !== undefined) return rest === "" ? null : kind.toLowerCase() === "name" ? nameKey(rest) : `${kind.toLowerCase()}:${kind.toLowerCase() === "id" ? rest : rest.toLowerCase()}`;
  return text.includes("@") ? `email:${text.toLowerCase()}` : nameKey(text);
}

function nameKey(name: string): string | null {
  return partyKeys({ sourceId: null, email: null, name })[0] ?? null;
}
