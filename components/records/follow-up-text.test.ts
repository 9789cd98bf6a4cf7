import { expect, it } from "vitest";
import { aDocument, aLine } from "#lib/canonical/document-builder.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { followUpLines, followUpText } from "./follow-up-text.ts";

const booked = { kind: "invoice", docNo: "HP-IV-000012" } as const;
const makes = { externalId: "#1001-CN", document: aDocument({ lines: [aLine(), aLine({ id: "2", description: "Rice", quantity: "1" })], total: "40.00" }) };

it("says of each proposed document what it is and over how much", () => {
  expect(followUpText(t, { id: "credit:all", do: "credit-note", why: "", makes }, booked).title).toBe("Credit note over RM 40.00");
  expect(followUpText(t, { id: "top-up", do: "top-up", why: "", makes }, booked).title).toBe("Invoice over RM 40.00, for what was added");
  expect(followUpText(t, { id: "repost", do: "repost", why: "", makes }, booked).title).toBe("Void HP-IV-000012 and book it anew over RM 40.00");
  expect(followUpText(t, { id: "void", do: "void", why: "", makes: null }, booked).title).toBe("Void HP-IV-000012");
});

it("tells its lines", () => {
  expect(followUpLines(t, { id: "credit:all", do: "credit-note", why: "", makes }, booked)).toBe("2 × Tea, 1 × Rice");
  expect(followUpLines(t, { id: "void", do: "void", why: "", makes: null }, booked)).toBe("");
});
