import { z } from "zod";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { documentKind } from "#lib/canonical/kind-schemas.ts";

// A mapping is data: which field of a source goes where in a document, and what is done to it on the way. The same
// mapping body serves rows of a file and JSON messages.

const shortText = z.string().max(200);
const decimalPositive = decimalText.refine((value) => !/^-?0*(\.0*)?$/.test(value), "must not be zero");

/** What is done to a value on its way; each is applied to all values until one of `join`, `sum` or `first` makes one of them. */
export const transform = z.discriminatedUnion("use", [
  /** Outer blanks are always taken off; this also takes off `characters` at both ends and makes inner runs of blanks one. */
  z.object({ use: z.literal("trim"), characters: z.string().max(20).default("") }),
  z.object({ use: z.literal("case"), to: z.enum(["upper", "lower"]) }),
  z.object({ use: z.literal("replace"), find: z.string().min(1).max(100), with: z.string().max(100).default("") }),
  /** Takes one part of a text: 1 the first, -1 the last. Where there is no such part the value is empty. */
  z.object({ use: z.literal("split"), by: z.string().min(1).max(20), take: z.number().int().min(-100).max(100).refine((n) => n !== 0, "counts from 1, or from -1 at the end") }),
  z.object({ use: z.literal("join"), with: z.string().max(20).default(" ") }),
  z.object({ use: z.literal("first") }),
  z.object({ use: z.literal("sum") }),
  /** "DD/MM/YYYY HH:mm", "D MMM YY", or an order of day, month and year with any separator. */
  z.object({ use: z.literal("date"), format: z.union([z.enum(["dmy", "mdy", "ymd"]), z.string().min(2).max(40)]) }),
  z.object({ use: z.literal("number"), decimal: z.enum([".", ","]) }),
  z.object({ use: z.literal("multiply"), by: decimalText }),
  z.object({ use: z.literal("divide"), by: decimalPositive }),
  z.object({ use: z.literal("round"), places: z.number().int().min(0).max(12) }),
  z.object({ use: z.literal("absolute") }),
  /** `otherwise`: what becomes of a value that is not in the table. */
  z.object({
    use: z.literal("lookup"),
    table: z.record(z.string().max(200), z.string().max(500)),
    otherwise: z.enum(["keep", "empty", "refuse"]).default("refuse"),
  }),
  z.object({ use: z.literal("constant"), value: z.string().max(500) }),
  /** For a value that is empty. */
  z.object({ use: z.literal("default"), value: z.string().max(500) }),
  /** True for one of `yes`, whatever their case; false for anything else. */
  z.object({ use: z.literal("yes-no"), yes: z.array(shortText).min(1).max(50) }),
]);
export type Transform = z.output<typeof transform>;
export type TransformName = Transform["use"];

/**
 * One field of the document. `to`: "customer.name", "lines[].quantity", "lines[shipping].amount" (a charge that becomes a
 * line of its own). `from`: a column's header, or "$.items[].sku" in a JSON message, "@.number" in a document that is
 * there already; several are tried in order unless joined or summed; none with a constant.
 */
export const fieldMapping = z.object({
  to: z.string().min(1).max(200),
  from: z.array(z.string().min(1).max(500)).max(20).default([]),
  transforms: z.array(transform).max(20).default([]),
  /** For a field of a line without a list in `from`: of which list's lines it is ("$.shipping_lines[]"); all without it. */
  each: z.string().max(500).optional(),
});
export type FieldMapping = z.output<typeof fieldMapping>;

export const mappingOptions = z.object({
  /** How dates are written where the year does not stand first. */
  dateOrder: z.enum(["dmy", "mdy"]).default("dmy"),
  decimalMark: z.enum([".", ","]).default("."),
  /** Of documents that name none. Null: a document without a currency is refused. */
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as MYR").nullable().default("MYR"),
  taxInclusive: z.boolean().default(false),
  /** There is no total to read: it is what the lines come to, so nothing can be checked against it. */
  totalFromLines: z.boolean().default(false),
});
export type MappingOptions = z.output<typeof mappingOptions>;

export const mappingBody = z.object({
  /** Of this format; a later format is another number. */
  format: z.literal(1).default(1),
  kind: documentKind,
  /** Columns by which rows are one document, usually its number; blank on a following row goes on with the one before. None: each row is a document. */
  groupBy: z.array(z.string().min(1).max(500)).max(5).default([]),
  fields: z.array(fieldMapping).min(1).max(200),
  /** Columns of which a person has said that they have no place; all others without one are listed on the record. */
  ignored: z.array(z.string().max(500)).max(1000).default([]),
  options: mappingOptions.prefault({}),
});
export type MappingBody = z.output<typeof mappingBody>;
export type MappingBodyInput = z.input<typeof mappingBody>;
