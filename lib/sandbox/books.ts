import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import {
  DEFAULT_ACCOUNTS,
  DEFAULT_AREAS,
  DEFAULT_CREDIT_TERMS,
  DEFAULT_DEPARTMENTS,
  DEFAULT_DOC_NO_FORMATS,
  DEFAULT_FISCAL_YEARS,
  DEFAULT_JOURNAL_TYPES,
  DEFAULT_LOCATIONS,
  DEFAULT_PAYMENT_METHODS,
  DEFAULT_POSTING_GROUPS,
  DEFAULT_PRODUCT_CATEGORIES,
  DEFAULT_SALES_AGENTS,
  DEFAULT_TAX_CODES,
} from "./book-defaults.ts";
import { dialect } from "./webapi/dialect.ts";

const name = z.string().min(1);
const optionalText = z.string().nullable().default(null);
const digits = z.int().min(0).max(8);
/** A rate as number or text, kept as text. */
const rate = z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^\d+(\.\d+)?$/));

/** Rounding scales of the book (Settings > Decimals). */
const decimals = z.strictObject({
  quantity: digits.default(8),
  salesUnitPrice: digits.default(8),
  cost: digits.default(8),
  percentage: digits.default(4),
  currencyAmount: z.int().min(0).max(2).default(2),
  currencyRate: z.int().min(0).max(12).default(8),
});
export type Decimals = z.infer<typeof decimals>;

const account = z.strictObject({
  accNo: name.max(12),
  description: optionalText,
  accType: name.max(2),
  specialAccType: z.enum(["debtorControl", "creditorControl", "bank", "cash"]).nullable().default(null),
});

const area = z.strictObject({ areaCode: name, description: optionalText, desc2: optionalText, parentAreaCode: optionalText });

const paymentMethod = z.strictObject({
  paymentMethod: name,
  bankAccount: optionalText,
  journalType: optionalText,
  specialAccType: optionalText,
  paymentBy: optionalText,
  isActive: z.boolean().default(true),
});

const docNoFormat = z.strictObject({
  name,
  docType: z.string().length(2),
  nextNumber: z.int().min(1).default(1),
  maxNumber: z.int().min(0).default(0),
  /** `I-<000000>`: the angle brackets hold the running number, as many digits as zeros. */
  format: z.string().regex(/^[^<>]*<0+>[^<>]*$/),
  oneMonthOneSet: z.boolean().default(false),
  isDefault: z.boolean().default(false),
});

/** Everything about a book that an accountant sets up on AutoCount's screens and the API can only name or list. */
const bookSettings = z.strictObject({
  companyName: name.default("Sandbox Trading Sdn Bhd"),
  registerNo: optionalText,
  address: optionalText,
  /** Who the documents made with this key are said to be created by. */
  userId: name.default("ADMIN"),
  currency: z.string().length(3).default("MYR"),
  /** Foreign currencies: local currency for one of theirs. */
  currencies: z.array(z.strictObject({ currencyCode: z.string().length(3), rate })).prefault([
    { currencyCode: "SGD", rate: "3.3" },
    { currencyCode: "USD", rate: "4.2" },
  ]),
  fiscalYears: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).default(DEFAULT_FISCAL_YEARS),
  /** Documents dated on or before this day can be neither made, changed nor taken back; null closes nothing. */
  closedUntil: z.iso.date().nullable().default(null),
  /** Months locked one by one, as `2026-02`, wherever they lie. */
  lockedMonths: z.array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)).default([]),
  decimals: decimals.prefault({}),
  /** Calls in one window; 0 switches the limit off. */
  rateLimit: z.int().min(0).default(100),
  /** Seconds of the window in which calls are counted; AutoCount's is a minute. */
  rateWindowSeconds: z.int().min(1).max(3600).default(60),
  timeStampZone: z.enum(["UTC", "Asia/Kuala_Lumpur"]).default("UTC"),
  locations: z.array(z.strictObject({ location: name, description: optionalText })).default(DEFAULT_LOCATIONS),
  creditTerms: z.array(z.strictObject({ creditTerm: name, days: z.int().min(0) })).default(DEFAULT_CREDIT_TERMS),
  taxCodes: z.array(z.strictObject({ taxCode: name, rate })).prefault(DEFAULT_TAX_CODES),
  tariffCodes: z.array(name).default([]),
  accounts: z.array(account).prefault(DEFAULT_ACCOUNTS),
  salesAgents: z.array(z.strictObject({ salesAgent: name, description: optionalText })).default(DEFAULT_SALES_AGENTS),
  areas: z.array(area).prefault(DEFAULT_AREAS),
  departments: z.array(z.strictObject({ deptNo: name, description: optionalText })).default(DEFAULT_DEPARTMENTS),
  paymentMethods: z.array(paymentMethod).prefault(DEFAULT_PAYMENT_METHODS),
  journalTypes: z.array(name).default(DEFAULT_JOURNAL_TYPES),
  postingGroups: z.array(z.strictObject({ postingGroup: name, salesAccNo: name })).default(DEFAULT_POSTING_GROUPS),
  productCategories: z.array(name).default(DEFAULT_PRODUCT_CATEGORIES),
  docNoFormats: z.array(docNoFormat).prefault(DEFAULT_DOC_NO_FORMATS),
  /** How the on-premise Web API of this book behaves. */
  webApi: dialect.prefault({}),
});
export type BookSettings = z.infer<typeof bookSettings>;

/** What `POST /_admin/books` takes: settings, the key pair, and rows that are read as the API's own create bodies. */
export const bookSeed = bookSettings.extend({
  id: z
    .union([z.string(), z.int()])
    .transform(String)
    .pipe(z.string().regex(/^[1-9]\d{0,11}$/, "a book is named by 1 to 12 digits")),
  keyId: name,
  apiKey: name,
  /** Tax entity create bodies; the first is number 1. */
  taxEntities: z.array(z.record(z.string(), z.json())).default([]),
  /** Debtor create bodies. */
  debtors: z.array(z.record(z.string(), z.json())).default([]),
  /** Creditor create bodies. */
  creditors: z.array(z.record(z.string(), z.json())).default([]),
  /** Product create bodies (`{ product, ... }`), or the fields of `product` alone. */
  products: z.array(z.record(z.string(), z.json())).default([]),
});
export type BookSeed = z.infer<typeof bookSeed>;

/** A book as stored. The secret itself is not kept, only its digest. */
export interface Book {
  readonly id: string;
  readonly keyId: string;
  readonly apiKeyDigest: string;
  readonly settings: BookSettings;
}

export function bookOf(seed: BookSeed): Book {
  const { id, keyId, apiKey, taxEntities: _taxEntities, debtors: _debtors, creditors: _creditors, products: _products, ...settings } = seed;
  return { id, keyId, apiKeyDigest: digest(apiKey), settings };
}

/** The settings as stored; a book that was made before a setting was known gets its default. */
export function readSettings(stored: string): BookSettings {
  const added: Pick<BookSettings, "closedUntil" | "journalTypes" | "webApi" | "rateWindowSeconds"> = {
    closedUntil: null, journalTypes: DEFAULT_JOURNAL_TYPES, webApi: dialect.parse({}), rateWindowSeconds: 60,
  };
  return { ...added, ...(JSON.parse(stored) as BookSettings) };
}

/** Whether both headers are this book's; takes the same time however wrong they are. */
export function holdsKey(book: Book, keyId: string, apiKey: string): boolean {
  const isKeyId = timingSafeEqual(Buffer.from(digest(keyId)), Buffer.from(digest(book.keyId)));
  const isSecret = timingSafeEqual(Buffer.from(digest(apiKey)), Buffer.from(book.apiKeyDigest));
  return isKeyId && isSecret;
}

/** Local currency for one unit of `currencyCode`; null when the book does not know the currency. */
export function rateOf(settings: BookSettings, currencyCode: string): string | null {
  if (currencyCode === settings.currency) return "1";
  return settings.currencies.find((currency) => currency.currencyCode === currencyCode)?.rate ?? null;
}

/** How a secret is kept. */
export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
