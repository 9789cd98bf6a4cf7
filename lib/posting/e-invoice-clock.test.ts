import { describe, expect, it } from "vitest";
import { clockOf, hoursToCancel, validatedAt } from "./e-invoice-clock.ts";

/** A version 7 UUID, made on 2026-03-01 at 02:00 UTC. */
const id = "019ca71f-b900-7000-8000-000000000000";
const made = new Date("2026-03-01T02:00:00.000Z");
const booked = new Date("2026-03-01T02:05:00.000Z");

describe("When an e-invoice was validated", () => {
  it("is what AutoCount says, whatever its word", () => {
    for (const eInvoice of ["Valid", undefined]) {
      expect(validatedAt(id, { ...(eInvoice && { eInvoice }), eInvoiceValidatedAt: "2026-03-02T00:00:00.000Z" }, booked)?.toISOString()).toBe("2026-03-02T00:00:00.000Z");
    }
  });

  it("is never before the posting was made, for a stamp without a zone may be read too early", () => {
    expect(validatedAt(id, { eInvoice: "Valid", eInvoiceValidatedAt: "2026-02-28T18:06:00.000Z" }, booked)).toEqual(made);
  });

  it("is no moment while it is pending or submitted, or once it is invalid or cancelled", () => {
    for (const eInvoice of ["Pending", "Submitted", "Invalid"]) expect(validatedAt(id, { eInvoice }, booked), eInvoice).toBeNull();
    expect(validatedAt(id, { eInvoice: "Cancelled", eInvoiceValidatedAt: "2026-03-02T00:00:00.000Z" }, booked)).toBeNull();
    expect(validatedAt(id, {}, booked)).toBeNull();
  });

  it("is the last moment at which it was not known to be, where AutoCount does not say", () => {
    expect(validatedAt(id, { eInvoice: "valid" }, booked)).toEqual(booked);
    const before = { eInvoice: "Valid", eInvoiceValidatedAt: made };
    expect(validatedAt(id, { eInvoice: "Valid" }, booked, before), "seen again").toEqual(made);
  });
});

it("the clock runs 72 hours from there, and not at all before", () => {
  expect(clockOf(made)?.toISOString()).toBe("2026-03-04T02:00:00.000Z");
  expect(clockOf(null)).toBeNull();
  expect(hoursToCancel({ eInvoice: "Valid", eInvoiceValidatedAt: made }, new Date("2026-03-03T02:30:00Z"))).toBe(23);
  expect(hoursToCancel({ eInvoice: "Submitted", eInvoiceValidatedAt: null }, booked)).toBe(72);
});
