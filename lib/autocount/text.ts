import type { Party } from "#lib/canonical/party.ts";

/** A text that says something, or null: what is null is left out of the body. */
export function orNull(text: string | null): string | null {
  return text === "" ? null : text;
}

/** `note` is HTML (cloud-api 4); what people wrote is text. Null where there is none. */
export function asHtml(text: string | null): string | null {
  if (!text) return null;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/\r?\n/g, "<br>");
}

/** A party's address as one multi-line text, postcode and foreign country included; null where there is none. */
export function addressOf({ address, postcode, country }: Pick<Party, "address" | "postcode" | "country">): string | null {
  const lines = [address, postcode && !address?.includes(postcode) ? postcode : null, isAbroad(country) ? country : null];
  return orNull(lines.filter((line) => line).join("\n"));
}

function isAbroad(country: string | null): boolean {
  return country !== null && country !== "" && !["MY", "MYS"].includes(country.toUpperCase());
}
