import { z } from "zod";
import { documentKind } from "#lib/canonical/kind-schemas.ts";
import { itemMaster, partyMaster } from "#lib/canonical/masters.ts";
import { payment } from "#lib/canonical/payment.ts";
import { purchaseOrder } from "#lib/canonical/purchase.ts";
import { salesDocument } from "#lib/canonical/sales.ts";
import { recordStates } from "#lib/canonical/states.ts";
import { stockAdjustment, stockTransfer } from "#lib/canonical/stock.ts";
import type { ApiRecord as ListedRecord } from "#lib/queues/api-records.ts";
import type { ApiRecord } from "#lib/review/queries.ts";
import type { Fix } from "#lib/rules/rule.ts";
import type { Named } from "./operation.ts";

// What the API answers about records. Each schema is tied to the type of the query that fills it; a test parses real answers.

export const recordId = z.uuid().describe("Holdpoint's id of the record.");
const revision = z.int().min(1).describe("Goes up with each change of the document. Say it when you act: an older one is refused.");
const state = z.enum(recordStates);
const severity = z.enum(["error", "warning", "info"]).describe("An error stops the record, a warning stops it until a person accepts it, info only shows.");
const paths = z.array(z.string()).describe("Paths of the document, such as `lines.0.sku`.");
const moment = z.iso.datetime({ offset: true });

export const postingSummary = z.object({
  docNo: z.string().describe("Our number of the document, fixed before it is sent."),
  docKey: z.string().nullable().describe("The ledger's own key, once it is there."),
  state: z.string().describe("queued, sending, unknown, posted, refused, withdrawn, voiding, void-unknown or reversed."),
});

const standsStill = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paused"), by: z.string(), reason: z.string(), until: z.null() }),
  z.object({ kind: z.literal("stopped"), reason: z.string().nullable(), until: z.null() }),
  z.object({ kind: z.literal("down"), reason: z.string().nullable(), until: moment }),
  z.object({ kind: z.literal("window"), until: moment }),
]);
const difference = z.object({ field: z.string(), sent: z.string(), stored: z.string() });

const wholePosting = postingSummary.extend({
  link: z.string().nullable().describe("Where a person sees the document: the address that an admin has set for the connection, or a path of Holdpoint where that shows the sandbox's books."),
  message: z.string().nullable().describe("What the ledger said last, in its own words, or what it waits for."),
  help: z.object({ means: z.string(), who: z.enum(["finance", "admin"]), todo: z.string() }).nullable().describe("What a refusal means and what to do, as far as its words are known."),
  attempts: z.int().min(0),
  lookups: z.int().min(0).describe("Looks in vain since it was last sent, for a lost answer."),
  nextAt: moment.nullable().describe("The next look or try, where it has a moment of its own."),
  place: z
    .object({ position: z.int().min(1), expectedAt: moment.nullable(), standsStill: standsStill.nullable() })
    .nullable()
    .describe("While it waits: its place in the line, when its turn is expected, and why the line stands still."),
  resolution: z.object({ byName: z.string(), at: moment, reason: z.string().nullable(), isVerified: z.boolean() }).nullable().describe("A person settled its lost answer."),
  findings: z
    .array(z.object({
      rule: z.string(), severity, message: z.string(), differences: z.array(difference), foundAt: moment,
      accepted: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
    }))
    .describe("What was found once it was in the books: stored otherwise than sent, changed or voided there."),
});

export const hold = z.object({
  rule: z.string().describe("The rule's stable id, such as `missing-sku`."),
  severity: z.string(),
  fields: paths,
  message: z.string().describe("One sentence for a bookkeeper."),
});

export const listedRecord = z.object({
  id: recordId,
  externalId: z.string().describe("The source's own id."),
  kind: z.string(),
  state: z.string(),
  revision,
  holds: z.array(hold),
  posting: postingSummary.nullable(),
}) satisfies z.ZodType<ListedRecord>;

export const recordPage = z.object({
  records: z.array(listedRecord),
  nextCursor: z.string().nullable().describe("Give it back as `cursor` for the records after these; null at the end."),
});

const isOnlyHere = z.literal(true).optional().describe("The answer counts for this record alone.");

const fix = z.discriminatedUnion("do", [
  z.object({ do: z.literal("choose-item"), lineId: z.string(), sku: z.string().nullable(), replaces: z.string().optional().describe("The code on the line that AutoCount has not, or not in use.") }),
  z.object({ do: z.literal("create-item"), lineId: z.string(), sku: z.string().nullable() }),
  z.object({ do: z.literal("choose-customer"), isOnlyHere }),
  z.object({ do: z.literal("create-customer") }),
  z.object({ do: z.literal("choose-supplier"), isOnlyHere }),
  z.object({ do: z.literal("choose-location"), path: z.string(), isOnlyHere }),
  z.object({ do: z.literal("decide-delivery") }),
  z.object({ do: z.literal("set-field"), path: z.string(), value: z.string(), label: z.string(), also: z.array(z.object({ path: z.string(), value: z.string() })).optional().describe("The sums that follow of it: send them in the same correction.") }),
  z.object({ do: z.literal("edit-field"), path: z.string(), label: z.string() }),
  z.object({ do: z.literal("bill-what-is-left") }),
  z.object({ do: z.literal("reject"), reason: z.string() }),
  z.object({ do: z.literal("mark-duplicate"), of: z.string(), label: z.string() }),
  z.object({ do: z.literal("retry") }),
  z.object({ do: z.literal("release-hold") }),
]) satisfies z.ZodType<Fix>;

const finding = z.object({
  rule: z.string(),
  severity,
  owner: z.enum(["admin", "finance"]).describe("Who has to act."),
  fields: paths,
  message: z.string(),
  fixes: z.array(fix).describe("What can be done about it, the likeliest first."),
});

/** Each form that a stored document may have, under its name in the OpenAPI document; strict, so that one form is no other. */
export const storedForms = [
  { name: "Sale", schema: salesDocument.strict() },
  { name: "PurchaseOrder", schema: purchaseOrder.strict() },
  { name: "StockAdjustment", schema: stockAdjustment.strict() },
  { name: "StockTransfer", schema: stockTransfer.strict() },
  { name: "PartyMaster", schema: partyMaster.strict() },
  { name: "ItemMaster", schema: itemMaster.strict() },
  { name: "Payment", schema: payment.strict() },
] as const satisfies readonly Named[];

const storedDocument = z.union(storedForms.map(({ schema }) => schema));

const change = z.object({ path: z.string(), old: z.unknown(), new: z.unknown() });

const historyEntry = z.object({
  id: z.string(),
  at: moment,
  type: z.string().describe("What happened, as a stable code: `record.approved`."),
  actor: z.object({ type: z.string(), name: z.string() }),
  revision: z.int().nullable(),
  makesRevision: z.boolean().describe("The revision began with it; otherwise it is the one that stood then."),
  changes: z.array(change),
  old: z.unknown(),
  new: z.unknown(),
  reason: z.string().nullable(),
});

export const wholeRecord = z.object({
  id: recordId,
  externalId: z.string(),
  kind: documentKind,
  state,
  revision,
  source: z.string().describe("Key of the source."),
  receivedAt: moment,
  waitingFor: z.string().nullable().describe("The trigger it waits for, where it waits."),
  document: storedDocument.describe("In the form of its kind."),
  original: z
    .object({ deliveryId: z.uuid(), topic: z.string().nullable(), contentType: z.string(), receivedAt: moment, body: z.string() })
    .nullable()
    .describe("What was received, as far as it is about this record, unchanged."),
  findings: z.array(finding),
  posting: wholePosting.nullable(),
  history: z.array(historyEntry).describe("Newest first."),
}) satisfies z.ZodType<ApiRecord>;
