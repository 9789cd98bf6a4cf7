import { z } from "zod";

// What the sandbox's admin calls answer. Its numbers come as their digits, so that no amount passes through a float.

const count = z.coerce.number();
const amount = z.string();

export const booksAnswer = z.object({ books: z.array(z.object({ id: z.string(), keyId: z.string() })) });

const row = z.object({
  docNo: z.string(),
  docType: z.string(),
  docDate: z.string(),
  party: z.string().nullable(),
  partyName: z.string().nullable(),
  total: amount.nullable(),
  outstanding: amount.nullable(),
  currency: z.string().nullable(),
  isCancelled: z.boolean(),
  isKnockedOff: z.boolean(),
  ref: z.string().nullable(),
  createdAt: z.string().nullable(),
  modifiedBy: z.string().nullable(),
});
export type BookRow = z.infer<typeof row>;

export const documentsAnswer = z.object({
  counts: z.array(z.object({ kind: z.string(), held: count })),
  kind: z.string(),
  documents: z.array(row),
  next: count.nullable(),
});

const values = z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]));
export type BookValues = z.infer<typeof values>;

export const documentAnswer = row.extend({
  kind: z.string(),
  document: z.object({ master: values, details: z.array(values), paymentDetails: z.array(values).optional() }),
});
export type BookDocument = z.infer<typeof documentAnswer>;

export const stateAnswer = z.object({
  companyName: z.string(),
  currency: z.string(),
  parties: z.array(z.object({ kind: z.enum(["debtor", "creditor"]), accNo: z.string(), name: z.string(), balance: amount })),
  items: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string().nullable() })),
  stock: z.array(z.object({ stockCode: z.string(), location: z.string(), qty: amount })),
  trialBalance: z.object({
    accounts: z.array(z.object({ accNo: z.string(), description: z.string().nullable(), debit: amount, credit: amount })),
    debit: amount,
    credit: amount,
    difference: amount,
  }),
  periods: z.array(z.object({ month: z.string(), isLocked: z.boolean() })),
  creditTerms: z.array(z.string()),
});
export type BookState = z.infer<typeof stateAnswer>;

export const requestsAnswer = z.object({
  requests: z.array(z.object({ at: z.string(), method: z.string(), path: z.string(), status: count.nullable() })),
});
export type BookCall = z.infer<typeof requestsAnswer>["requests"][number];

export const faultsAnswer = z.object({
  faults: z.array(
    z.object({
      id: count, fault: z.string(), mode: z.string(), left: count.nullable(), fired: count, until: z.string().nullable(), rate: count.optional(),
      book: z.string().optional(), resource: z.string().optional(),
    }),
  ),
});
export type BookFault = z.infer<typeof faultsAnswer>["faults"][number];
