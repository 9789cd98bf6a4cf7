import { z } from "zod";
import { bodyLimits } from "#lib/auth/read-body.ts";
import type { ProblemCode } from "#lib/auth/problem-codes.ts";
import { recordsQuery } from "#lib/queues/api-records.ts";
import {
  approvalsAnswer, approvalsBody, approved, changedRecord, correctionBody, decisionBody, resolveBody, resolved, movedRecord, recordParams, rejectBody, reversalBegun,
} from "./decision-schema.ts";
import { importOperations } from "./import-operations.ts";
import { intakeMediaTypes, sentToIntake, takenRecords, takenWebhook } from "./intake-schema.ts";
import { metricsMediaType } from "./metrics.ts";
import type { Operation } from "./operation.ts";
import { health, readiness } from "./readiness.ts";
import { recordPage, wholeRecord } from "./record-schema.ts";
import { problemPage } from "./problem-schema.ts";

const json = ["application/json"];
const callBody = { types: json, limit: bodyLimits.call };
const onRecord: readonly ProblemCode[] = ["not-found", "changed-meanwhile", "not-in-this-state"];

const exampleInvoice = {
  externalId: "INV-1001",
  kind: "invoice",
  document: {
    number: "INV-1001",
    date: "2026-03-31",
    currency: "MYR",
    customer: { sourceId: "C-17", name: "Tan Hardware Sdn Bhd", email: "weiming@example.com" },
    lines: [{ sku: "KR-TEA-100", description: "Teh Boh Cameronian 100s", quantity: "2", unitPrice: "18.90" }],
    total: "37.80",
  },
};

/** Every call of the HTTP API. A test holds it against the routes that there are. */
export const operations: readonly Operation[] = [
  {
    method: "post", path: "/intake", id: "sendRecords", tag: "Intake", caller: { source: true },
    summary: "Send records",
    description:
      "Up to 1,000 records: `{\"records\": [...]}`, a single one, or one a line (NDJSON). The message is stored before it is read and before the answer goes out; a bad record never refuses its neighbours. Sending the same again makes nothing twice; sending a document that has changed makes a change to the record.",
    headers: [{ name: "Idempotency-Key", maxLength: 255, description: "Your own id of this message. Repeated with the same body it answers with the same results; with another body it is refused." }],
    body: { name: "SentRecords", schema: sentToIntake, types: intakeMediaTypes, limit: bodyLimits.batch, examples: { batch: { records: [exampleInvoice] }, single: exampleInvoice } },
    answers: { 202: { description: "Stored and read: one result for each record.", is: { name: "TakenRecords", schema: takenRecords } } },
    problems: ["key-reused", "no-records"],
  },
  {
    method: "post", path: "/webhooks/{sourceKey}", id: "receiveWebhook", tag: "Intake", caller: "signature",
    summary: "A channel's webhook",
    description: "Give this address to the shop. Shopify: HMAC-SHA256 of the raw body under the source's secret, base64, in X-Shopify-Hmac-Sha256; X-Shopify-Webhook-Id tells repeated deliveries. It is stored, answered, and read by the worker.",
    params: z.object({ sourceKey: z.string().describe("Key of the source.") }),
    body: { name: "ChannelMessage", schema: z.unknown().describe("As the channel sends it; the signature is over these bytes."), types: json, limit: bodyLimits.webhook },
    answers: { 200: { description: "Stored, or here already.", is: { name: "TakenWebhook", schema: takenWebhook } } },
    problems: ["wrong-signature"],
  },
  ...importOperations,
  {
    method: "get", path: "/records", id: "listRecords", tag: "Records", caller: { user: "review:read", source: true },
    summary: "List records",
    description: "In the order they came in. A source's token sees the records of that source.",
    query: recordsQuery,
    answers: { 200: { description: "A page of records.", is: { name: "RecordPage", schema: recordPage } } },
    problems: ["invalid"],
  },
  {
    method: "get", path: "/records/{id}", id: "getRecord", tag: "Records", caller: { user: "review:read", source: true },
    summary: "The whole record",
    params: recordParams,
    answers: { 200: { description: "Document, original, findings, history.", is: { name: "Record", schema: wholeRecord } } },
    problems: ["not-found"],
  },
  {
    method: "post", path: "/records/{id}/corrections", id: "correctRecord", tag: "Decisions", caller: { user: "code:correct" },
    summary: "Correct fields",
    description: "Makes a new revision; the original stays. The rules run again at once. Amounts, quantities, prices, parties and taxes are finance's.",
    params: recordParams,
    body: {
      name: "Correction", schema: correctionBody, ...callBody,
      examples: { "an unknown SKU, for good": { revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-TEA-100" }], reason: "New pack size", everywhere: true } },
    },
    answers: { 200: { description: "Corrected.", is: { name: "ChangedRecord", schema: changedRecord } } },
    problems: [...onRecord, "wrong-role", "unknown-item", "unknown-customer", "unknown-supplier"],
  },
  {
    method: "post", path: "/records/{id}/approve", id: "approveRecord", tag: "Decisions", caller: { user: "approval:approve" },
    summary: "Approve one revision",
    description: "With the last approval its posting is queued in the same transaction.",
    params: recordParams,
    body: { name: "Decision", schema: decisionBody, ...callBody, examples: { approve: { revision: 2 } } },
    answers: { 200: { description: "Approved, or one of several approvals given.", is: { name: "Approved", schema: approved } } },
    problems: [...onRecord, "own-work", "wrong-role", "already-approved", "still-held", "change-pending", "no-ledger", "not-taken"],
  },
  {
    method: "post", path: "/records/{id}/reject", id: "rejectRecord", tag: "Decisions", caller: { user: "record:reject" },
    summary: "Reject",
    description: "It is not booked, stays where it is with who and why, and can be opened again.",
    params: recordParams,
    body: { name: "Rejection", schema: rejectBody, ...callBody, examples: { reject: { revision: 1, reason: "Test order" } } },
    answers: { 200: { description: "Rejected.", is: { name: "MovedRecord", schema: movedRecord } } },
    problems: onRecord,
  },
  {
    method: "post", path: "/records/{id}/retry", id: "retryPosting", tag: "Decisions", caller: { user: "posting:manage" },
    summary: "Send again what AutoCount refused",
    description: "Unchanged and under the same number, after its cause was put right in AutoCount.",
    params: recordParams,
    body: { name: "Decision", schema: decisionBody, ...callBody },
    answers: { 200: { description: "On its way, or held for what the rules say now.", is: { name: "MovedRecord", schema: movedRecord } } },
    problems: [...onRecord, "change-pending"],
  },
  {
    method: "post", path: "/records/{id}/resolve", id: "resolveUnknown", tag: "Decisions", caller: { user: "posting:manage" },
    summary: "Settle a lost answer",
    description:
      "For a record in state unknown. Without a decision the ledger is searched now instead of at the next turn. With `found` a person says that it is there: " +
      "it is looked up, and taken on the person's word only where that cannot settle it. With `send-again` it is sent once more under the same number.",
    params: recordParams,
    body: { name: "Resolution", schema: resolveBody, ...callBody, examples: { look: { revision: 2 }, found: { revision: 2, decision: "found", reason: "Seen in AutoCount" } } },
    answers: { 200: { description: "Settled, or the look or sending is queued; read the record for its outcome.", is: { name: "Resolved", schema: resolved } } },
    problems: [...onRecord, "not-in-ledger", "not-ours", "no-look", "not-looked", "being-sent"],
  },
  {
    method: "post", path: "/records/{id}/reverse", id: "reverseRecord", tag: "Decisions", caller: { user: "posting:manage" },
    summary: "Reverse a posted document",
    description:
      "Has it voided in the ledger. The record stays posted, with its posting in state voiding, until the ledger says that it is voided; then it is reversed. " +
      "Where the ledger refuses, it stays posted and the history has the ledger's own words. Its number is never used again.",
    params: recordParams,
    body: { name: "Decision", schema: decisionBody, ...callBody },
    answers: { 200: { description: "The void is queued; read the record for its outcome.", is: { name: "ReversalBegun", schema: reversalBegun } } },
    problems: [...onRecord, "not-reversible"],
  },
  {
    method: "post", path: "/approvals", id: "approveMany", tag: "Decisions", caller: { user: "approval:approve" },
    summary: "Approve many",
    description: "Each by itself: one that cannot be approved does not hold back the others.",
    body: { name: "Approvals", schema: approvalsBody, ...callBody, examples: { filter: { filter: { source: "demo-shopify", kind: "invoice" } } } },
    answers: { 200: { description: "What became of each.", is: { name: "ApprovalsAnswer", schema: approvalsAnswer } } },
    problems: [],
  },
  {
    method: "get", path: "/health", id: "health", tag: "Running it", caller: "anybody",
    summary: "Liveness",
    answers: { 200: { description: "This process answers.", is: { name: "Health", schema: health } } },
    problems: [],
  },
  {
    method: "get", path: "/ready", id: "ready", tag: "Running it", caller: "anybody",
    summary: "Readiness",
    description: "Ready: the database answers and is migrated, and a worker is alive. A ledger that is stopped or down does not make it unready.",
    answers: {
      200: { description: "Ready.", is: { name: "Readiness", schema: readiness } },
      503: { description: "Not ready; each part says how it stands.", is: { name: "Readiness", schema: readiness } },
    },
    problems: [],
  },
  {
    method: "get", path: "/metrics", id: "metrics", tag: "Running it", caller: { user: "dashboard:read" },
    summary: "Prometheus metrics",
    description: "The numbers of the token's company and of this process. Give Prometheus a person's token as its bearer credentials.",
    answers: { 200: { description: "Prometheus text.", is: { type: metricsMediaType } } },
    problems: [],
  },
  {
    method: "get", path: "/openapi.json", id: "openapi", tag: "Running it", caller: "anybody",
    summary: "This document",
    answers: { 200: { description: "OpenAPI 3.1.", is: { name: "OpenApi", schema: z.looseObject({ openapi: z.string() }) } } },
    problems: [],
  },
  {
    method: "get", path: "/problems/{code}", id: "explainProblem", tag: "Running it", caller: "anybody",
    summary: "What a problem means",
    params: z.object({ code: z.string() }),
    answers: { 200: { description: "The page behind a problem's `type`.", is: { name: "ProblemPage", schema: problemPage } } },
    problems: ["not-found"],
  },
];
