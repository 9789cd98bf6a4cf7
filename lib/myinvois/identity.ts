/** The registers that an identity number may be of (README 2). MyPR and MyKAS numbers are sent as NRIC. */
export const identityTypes = ["BRN", "NRIC", "PASSPORT", "ARMY"] as const;
export type IdentityType = (typeof identityTypes)[number];

export function isIdentityType(text: string): text is IdentityType {
  return (identityTypes as readonly string[]).includes(text);
}

export const identityNames: Readonly<Record<IdentityType, string>> = {
  BRN: "business registration number",
  NRIC: "MyKad number",
  PASSPORT: "passport number",
  ARMY: "MyTentera number",
};

/** Why a number cannot be of its register, as a sentence's end; null where it can (ID-1 to ID-4). */
export function whyNotIdentity(type: IdentityType, number: string): string | null {
  switch (type) {
    case "BRN":
      return number.length <= 20 ? null : "has at most 20 characters";
    case "NRIC":
      return /^\d{12}$/.test(number) ? null : "has 12 digits, without dashes";
    case "PASSPORT":
      return /^[A-Za-z0-9]{1,12}$/.test(number) ? null : "has at most 12 letters and digits";
    case "ARMY":
      return /^[A-Za-z0-9]{1,12}$/.test(number) ? null : "has at most 12 letters and digits";
  }
}

/** What a number would be without what people write between its parts; null where that helps nothing. */
export function tidyIdentity(type: IdentityType, number: string): string | null {
  const tidy = number.replace(/[\s.-]/g, "");
  return tidy !== number && whyNotIdentity(type, tidy) === null ? tidy : null;
}

/** An SSM number as it was until 2019, "1234567-X"; companies are asked for the new one of 12 digits (ID-1). */
export function isOldBrn(number: string): boolean {
  return /^\d{4,8}-?[A-Za-z]$/.test(number);
}

/** SST registrations: one, or two joined by ";", in 35 characters; "NA" for none (SST-1, SST-2). */
export function whyNotSst(number: string): string | null {
  if (number.length > 35) return "has at most 35 characters";
  if (!/^[A-Za-z0-9;-]+$/.test(number)) return "has letters, digits, dashes and at most one semicolon";
  return number.split(";").length > 2 ? "holds at most two numbers" : null;
}

/** Whether an SST number looks like those that are given out, A01-2345-67891012 (SST-3). */
export function looksLikeSst(number: string): boolean {
  return number === "NA" || number.split(";").every((part) => /^[A-Z]\d{2}-\d{4}-\d{8}$/.test(part.trim()));
}

/** A telephone number as MyInvois takes it: what people write between the digits taken out. */
export function plainPhone(phone: string): string {
  return phone.replace(/[\s().-]/g, "");
}

/** Whether MyInvois takes a telephone number: 8 to 20 digits, a plus in front or none (TEL-1). */
export function isPhone(phone: string): boolean {
  return /^\+?\d{8,20}$/.test(plainPhone(phone));
}

/** Whether this is one e-mail address alone, as MyInvois takes it (EML-1). */
export function isOneEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(text);
}

/** Why the digits of a number cannot be right, as a sentence's end; null where they can. `year`: the present one (ID-2, ID-6). */
export function doubtOfDigits(type: IdentityType, number: string, year: number): string | null {
  if (!/^\d{12}$/.test(number) || number === idNotGiven) return null;
  if (type === "NRIC") {
    const [month, day] = [Number(number.slice(2, 4)), Number(number.slice(4, 6))];
    return day >= 1 && day <= (daysIn[month - 1] ?? 0) ? null : "begins with no date of birth";
  }
  const founded = Number(number.slice(0, 4));
  return type === "BRN" && (founded < 1800 || founded > year) ? "begins with no year in which a company can have been registered" : null;
}

/** Sent under NRIC for a person who gave a TIN and no number (TIN-11). */
export const idNotGiven = "000000000000";
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
