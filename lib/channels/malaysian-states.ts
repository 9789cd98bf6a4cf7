/** The Malaysian states and federal territories: the shops' letter codes, the names, and MyInvois' two digits. */
const states: readonly (readonly [code: string, name: string, myInvois: string, ...aliases: string[]])[] = [
  ["JHR", "Johor", "01", "johor darul ta'zim"],
  ["KDH", "Kedah", "02"],
  ["KTN", "Kelantan", "03"],
  ["MLK", "Melaka", "04", "malacca"],
  ["NSN", "Negeri Sembilan", "05", "n. sembilan"],
  ["PHG", "Pahang", "06"],
  ["PNG", "Pulau Pinang", "07", "penang", "p. pinang"],
  ["PRK", "Perak", "08"],
  ["PLS", "Perlis", "09"],
  ["SGR", "Selangor", "10"],
  ["TRG", "Terengganu", "11"],
  ["SBH", "Sabah", "12"],
  ["SWK", "Sarawak", "13"],
  ["KUL", "Kuala Lumpur", "14", "wilayah persekutuan kuala lumpur", "wp kuala lumpur", "w.p. kuala lumpur", "federal territory of kuala lumpur"],
  ["LBN", "Labuan", "15", "wilayah persekutuan labuan", "wp labuan"],
  ["PJY", "Putrajaya", "16", "wilayah persekutuan putrajaya", "wp putrajaya"],
];

/** A state's name by the code that Shopify and WooCommerce write; null for what is none. */
export function stateName(code: string): string | null {
  return states.find(([letters]) => letters === code.toUpperCase())?.[1] ?? null;
}

/** A state as a party holds it: at home MyInvois' code, null for what is no state; abroad as it is written. */
export function writtenState(country: string | null, state: string | null): string | null {
  return country?.toUpperCase() === "MY" || country?.toUpperCase() === "MYS" ? stateCode(state) : state;
}

/** MyInvois' code of a state by its letters, its ISO code ("MY-08") or its name as shops write it; null for what is none. */
export function stateCode(text: string | null): string | null {
  const said = (text ?? "").trim().toLowerCase();
  const found = states.find(([letters, name, digits, ...aliases]) => [letters.toLowerCase(), name.toLowerCase(), `my-${digits}`, ...aliases].includes(said));
  return found?.[2] ?? null;
}
