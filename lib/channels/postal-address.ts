/** An address in its parts, as every shop has them under names of its own; null or empty for what is missing. */
export type PostalAddress = {
  /** Street and building, in the order of the source. */
  street: readonly (string | null)[];
  postcode: string | null;
  city: string | null;
  state: string | null;
  /** Its name, not its code. */
  country: string | null;
};

/**
 * The parts in the order of a Malaysian envelope, one per line; empty where there is nothing but a country, which the
 * party holds by itself. `attention` names the person where a company is the buyer.
 */
export function writeAddress(address: PostalAddress, attention: string | null = null): string {
  const town = [address.postcode, address.city].filter(Boolean).join(" ");
  const lines = [...address.street, town, address.state].filter(Boolean);
  if (lines.length === 0) return "";
  return [attention ? `Attn: ${attention}` : null, ...lines, address.country].filter(Boolean).join("\n");
}

/** A country's English name by its code of two letters; the code itself where there is none. */
export function countryName(code: string | null): string | null {
  return code !== null && /^[A-Za-z]{2}$/.test(code) ? (countryNames.of(code.toUpperCase()) ?? code) : code;
}

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** A country's code as a party holds it; null for what is no code. */
export function countryCode(code: string | null): string | null {
  const upper = code?.toUpperCase() ?? "";
  return /^[A-Z]{2,3}$/.test(upper) ? upper : null;
}
