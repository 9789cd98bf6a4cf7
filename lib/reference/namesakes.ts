import type { Party } from "#lib/canonical/party.ts";

/** Debtors that share a mark, by `emailMark` and `phoneMark`; only marks that several active ones have. */
export type Namesakes = ReadonlyMap<string, readonly { code: string; name: string }[]>;

export function emailMark(email: string | null): string | null {
  const mark = email?.trim().toLowerCase() ?? "";
  return mark === "" ? null : mark;
}

/** A telephone number by its last eight digits, however it is written: "012-345 6789" is "+60 12-3456789". Null for less than a whole one. */
export function phoneMark(phone: string | null): string | null {
  const digits = phone?.replaceAll(/\D/g, "") ?? "";
  return digits.length < 9 ? null : `phone:${digits.slice(-8)}`;
}

/** The debtors that a buyer may be, whom nobody has answered yet, and the mark that they share; null where there are not several. Pure. */
export function namesakesOf({ code, email, phone }: Pick<Party, "code" | "email" | "phone">, namesakes: Namesakes): { says: string; what: "e-mail" | "phone"; debtors: readonly { code: string; name: string }[] } | null {
  if (code !== null) return null;
  const byEmail = namesakes.get(emailMark(email) ?? "");
  if (byEmail !== undefined) return { says: email?.trim() ?? "", what: "e-mail", debtors: byEmail };
  const byPhone = namesakes.get(phoneMark(phone) ?? "");
  return byPhone === undefined ? null : { says: phone?.trim() ?? "", what: "phone", debtors: byPhone };
}
