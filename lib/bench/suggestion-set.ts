import { decimal } from "#lib/canonical/money.ts";
import type { WantedCustomer, WantedItem } from "#lib/reference/rank.ts";

/** An item of the made-up catalogue. */
export type MadeItem = { code: string; name: string; barcode: string; uom: string; price: string };
/** A question with its one right answer, and in which way the source says it otherwise. */
export type ItemCase = { kind: string; truth: string; wanted: WantedItem };
export type MadeCustomer = { code: string; name: string; email: string | null; phone: string | null; registerNo: string | null };
export type CustomerCase = { kind: string; truth: string; wanted: WantedCustomer };

/** Numbers from 0 up to 1 that a seed decides (mulberry32): the same set on every machine, another one for another seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const brands = ["Boh", "Cap Rimau", "Seri Murni", "Kopiko", "Ayam Brand", "Adabi", "Faiza", "Julie's", "Munchy", "Hup Seng", "Jati", "Tropika", "Mamee", "Gardenia", "Spritzer", "Dutch Lady", "Naturel", "Saji", "Alif", "Vitagen", "Rimba", "Lembah", "Cameron", "Pantai", "Kampung", "Nusantara", "Melur", "Kenanga", "Cendana", "Teratai"];
const goods = ["Green Tea", "Teh Tarik Mix", "White Coffee", "Kaya Spread", "Sambal Ikan Bilis", "Curry Powder", "Coconut Milk", "Palm Sugar", "Rice Crackers", "Instant Noodles", "Soy Sauce", "Chilli Sauce", "Fish Crackers", "Peanut Cookies", "Pandan Soap", "Lemongrass Balm", "Hand Towel", "Batik Shirt", "Rattan Basket", "Steel Tumbler", "Ballpoint Pen", "A4 Paper", "Ink Cartridge", "USB Cable", "LED Bulb", "Paint Brush", "Door Hinge", "Wood Screw", "Garden Hose", "Floor Cleaner"];
const variants = ["Original", "Less Sugar", "Spicy", "Classic", "Premium", "Red", "Blue", "Black", "White", "Large", "Small", "Family", "Organic", "Extra", "Halus", "Kasar"];
const sizes = ["50g", "100g", "200g", "250g", "500g", "1kg", "100ml", "350ml", "500ml", "1L", "S", "M", "L", "XL", "10s", "20s", "50s", "100s"];

/** A catalogue of `count` items, with siblings that differ by a size or a variant alone, as real ones have. */
export function* makeItems(seed: number, count: number): Generator<MadeItem> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const used = new Set<string>();
  for (let nth = 0; nth < count; nth += 1) {
    const [brand, good, variant, size] = [pick(brands), pick(goods), pick(variants), pick(sizes)];
    const short = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9 ]/g, "").split(" ").map((word) => word.slice(0, 3)).join("").slice(0, 6);
    const serial = (nth % 10_000).toString(36).toUpperCase().padStart(3, "0");
    const stem = `${short(brand).slice(0, 3)}-${short(good)}-${size.toUpperCase()}`;
    const code = used.has(stem) ? `${stem}-${serial}${nth >= 10_000 ? Math.floor(nth / 10_000).toString(36).toUpperCase() : ""}` : stem;
    used.add(stem);
    yield { code, name: `${brand} ${good} ${variant} ${size}`, barcode: `955${String(nth).padStart(10, "0")}`, uom: "PCS", price: (2 + Math.floor(random() * 9_800) / 100).toFixed(2) };
  }
}

/** Ways in which a shop says an item otherwise than the books. */
const waysOfItems = ["typo", "prefix", "renamed", "swapped", "bundle", "sku-only", "no-sku"] as const;

/** `count` questions about a catalogue whose names are each there once, evenly over the ways of saying it. */
export function makeItemCases(items: readonly MadeItem[], seed: number, count: number): ItemCase[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const named = Map.groupBy(items, ({ name }) => name);
  const askable = items.filter(({ name }) => named.get(name)?.length === 1);
  return Array.from({ length: count }, (_, nth) => {
    const item = pick(askable);
    const kind = waysOfItems[nth % waysOfItems.length] as (typeof waysOfItems)[number];
    const price = random() < 0.5 ? item.price : random() < 0.5 ? decimal(item.price).times("0.9").toFixed(2) : null;
    return { kind, truth: item.code, wanted: { ...sayItem(kind, item, random), price: kind === "bundle" ? decimal(item.price).times(2).toFixed(2) : price } };
  });
}

function sayItem(kind: (typeof waysOfItems)[number], item: MadeItem, random: () => number): { sku: string | null; description: string } {
  const ownSku = `SH${Math.floor(random() * 900_000 + 100_000)}`;
  switch (kind) {
    case "typo":
      return { sku: mistype(item.code, random), description: mistype(item.name, random) };
    case "prefix":
      return { sku: random() < 0.5 ? `MY-${item.code}` : `${item.code}-ONLINE`, description: item.name.toUpperCase() };
    case "renamed":
      return { sku: ownSku, description: rename(item.name, random) };
    case "swapped":
      return { sku: item.code.split("-").toReversed().join("-"), description: shuffle(item.name.split(" "), random).join(" ") };
    case "bundle":
      return { sku: `BUNDLE-${ownSku}`, description: `[Bundle of 2] ${item.name} x2 + free gift` };
    case "sku-only":
      return { sku: random() < 0.5 ? mistype(item.code, random) : item.code.replaceAll("-", ""), description: "" };
    case "no-sku":
      return { sku: null, description: mistype(rename(item.name, random), random) };
  }
}

function rename(name: string, random: () => number): string {
  const words = name.split(" ");
  const dropped = words.length > 4 && random() < 0.5 ? words.filter((_, at) => at !== 0) : words;
  return `${pickOne(["Hot sale!", "Ready stock", "Original HQ", ""], random)} ${dropped.join(" ").replace(/(\d+)(g|ml|kg|L|s)\b/, "$1 $2")} ${pickOne(["murah", "promo", "(new packaging)", ""], random)}`.trim();
}

/** One letter wrong, left out, twice or in the wrong place. */
export function mistype(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  const letters = [...text];
  const ways = [
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 0, letters[at] ?? "x"),
    () => letters.toSpliced(at, 2, letters[at + 1] ?? "", letters[at] ?? ""),
    () => letters.toSpliced(at, 1, "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)] ?? "x"),
  ];
  return (ways[Math.floor(random() * ways.length)] ?? (() => letters))().join("");
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list.map((value) => ({ value, at: random() })).toSorted((a, b) => a.at - b.at).map(({ value }) => value);
}

function pickOne<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

const shops = ["Kedai Runcit", "Restoran", "Pasar Mini", "Syarikat", "Perniagaan", "Hardware", "Trading", "Bakery", "Klinik", "Butik"];
const people = ["Ali", "Ah Meng", "Siti Aminah", "Lim Brothers", "Muthu", "Seri Melaka", "Wawasan", "Bintang Timur", "Indah Jaya", "Sinar Harapan", "Tan & Sons", "Nur Iman", "Kinta", "Damansara", "Bukit Merah", "Lembah Subang", "Teratai Putih", "Mutiara", "Selesa", "Gemilang"];
const forms = ["Sdn Bhd", "Enterprise", "Trading", "& Co", ""];

/** `count` debtors, some with e-mail, phone and register number, many with names that begin alike. */
export function makeCustomers(seed: number, count: number): MadeCustomer[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, nth) => {
    const name = `${pick(shops)} ${pick(people)} ${random() < 0.5 ? `${pick(people)} ` : ""}${pick(forms)}`.trim();
    return {
      code: `300-${String(nth).padStart(6, "0")}`, name, email: random() < 0.6 ? `accounts${nth}@${name.toLowerCase().replaceAll(/[^a-z]/g, "").slice(0, 12)}.example` : null,
      phone: random() < 0.7 ? `01${Math.floor(random() * 9)}-${String(Math.floor(random() * 9_000_000 + 1_000_000))}` : null, registerNo: random() < 0.5 ? `20${String(Math.floor(random() * 9_000_000_000 + 1_000_000_000))}` : null,
    };
  });
}

const waysOfCustomers = ["typo", "form", "phone", "email", "register"] as const;

/** `count` buyers that are debtors of the set under a name that is not the very same. */
export function makeCustomerCases(customers: readonly MadeCustomer[], seed: number, count: number): CustomerCase[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const named = Map.groupBy(customers, ({ name }) => name);
  return Array.from({ length: count }, (_, nth) => {
    const kind = waysOfCustomers[nth % waysOfCustomers.length] as (typeof waysOfCustomers)[number];
    const has = (one: MadeCustomer) => (kind === "phone" ? one.phone !== null : kind === "email" ? one.email !== null : kind === "register" ? one.registerNo !== null : named.get(one.name)?.length === 1);
    const one = pick(customers.filter(has));
    const nobody = { email: null, phone: null, registerNo: null };
    const person = `${pick(people)} bin ${pick(people)}`;
    const wanted: WantedCustomer =
      kind === "typo" ? { ...nobody, name: mistype(one.name, random) }
      : kind === "form" ? { ...nobody, name: one.name.replace(/Sdn Bhd/, "S/B").replace(/Enterprise/, "Ent.").toUpperCase() }
      : kind === "phone" ? { ...nobody, name: person, phone: `+60 ${(one.phone ?? "").slice(1).replace("-", " ")}` }
      : kind === "email" ? { ...nobody, name: person, email: (one.email ?? "").toUpperCase() }
      : { ...nobody, name: person, registerNo: one.registerNo };
    return { kind, truth: one.code, wanted };
  });
}

/** The share of cases whose right answer came first, and among the first five; over all and by way. */
export type HitRate = { kind: string; cases: number; top1: number; top5: number };

export function hitRates(asked: readonly { kind: string; truth: string; offered: readonly string[] }[]): HitRate[] {
  const rate = (kind: string, some: typeof asked): HitRate => ({
    kind, cases: some.length,
    top1: some.filter(({ truth, offered }) => offered[0] === truth).length / Math.max(some.length, 1),
    top5: some.filter(({ truth, offered }) => offered.slice(0, 5).includes(truth)).length / Math.max(some.length, 1),
  });
  return [rate("all", asked), ...[...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, some]) => rate(kind, some))];
}
