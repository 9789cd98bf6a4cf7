/**
 * The text with the connection's secret taken out, for what is stored or shown: as it is, and as a server that repeats what
 * it was sent may write it in JSON, in an address, in a page, or in base 64.
 */
export function withoutSecret({ apiKey }: { apiKey: string }, text: string): string {
  return apiKey === "" ? text : text.replaceAll(writingsOf(apiKey), "(key)");
}

/** What an answer came to, with the secret taken out of all that is told of it in words. */
export function withoutSecretIn<O extends object>(connection: { apiKey: string }, outcome: O): O {
  const told = outcome as { reason?: unknown; description?: unknown; differences?: unknown };
  const clean = (value: unknown) => (typeof value === "string" ? withoutSecret(connection, value) : value);
  return {
    ...outcome,
    ...("reason" in told && { reason: clean(told.reason) }),
    ...("description" in told && { description: clean(told.description) }),
    ...(Array.isArray(told.differences) && { differences: told.differences.map((one: object) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, clean(value)]))) }),
  };
}

const writings = new Map<string, RegExp>();

function writingsOf(secret: string): RegExp {
  const known = writings.get(secret);
  if (known !== undefined) return known;
  const each = [...secret].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const hex = code.toString(16).padStart(2, "0");
    const plain = letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    // Letters and digits are written as themselves nearly everywhere; a server may escape all the same.
    return `(?:\\\\?${plain}|\\\\u00${bothCases(hex)}|%${bothCases(hex)}|&#0*${code};|&#[xX]0*${bothCases(hex)};${named[letter] === undefined ? "" : `|${named[letter]}`})`;
  });
  const found = new RegExp([each.join(""), ...(secret.length < 8 ? [] : [0, 1, 2].map((before) => inBase64(secret, before)))].join("|"), "g");
  if (writings.size > 100) writings.clear();
  writings.set(secret, found);
  return found;
}

/** The part of it that is the same whatever stands beside it, after so many bytes of a group of three: as behind a name and a colon. */
function inBase64(secret: string, before: number): string {
  const whole = Buffer.from(`${"0".repeat(before)}${secret}`).toString("base64");
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6)).replaceAll(/[+/]/g, "\\$&");
}

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

function bothCases(hex: string): string {
  return [...hex].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join("");
}
