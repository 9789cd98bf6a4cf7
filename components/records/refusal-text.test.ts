import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { issuesOf } from "./issues-of.ts";
import { refusalText } from "./refusal-text.ts";

it("says who may do what the role may not", () => {
  expect(refusalText(t, { code: "forbidden", permission: "delivery:decide" })).toBe("Your role may not do this. Finance decides this.");
});

it("names the state that stands in the way", () => {
  expect(refusalText(t, { code: "not-in-this-state", state: "ready" })).toBe("This cannot be done now: the record is ready to approve.");
});

it("tells what still holds the record", () => {
  const findings = [{ rule: "missing-sku", message: "The SKU X is not known." }, { rule: "new-customer", message: "Ali is new." }];
  expect(refusalText(t, { code: "still-held", findings })).toBe("It is still held: The SKU X is not known. Ali is new.");
});

it("gives the reference of a fault", () => {
  expect(refusalText(t, { code: "fault", id: "F-12" })).toContain("F-12");
});

it("reads what is wrong from the door and from the verb alike", () => {
  const expected = [{ path: "code", message: "Too long." }];
  expect(issuesOf({ code: "invalid", issues: { code: ["Too long."] } })).toEqual(expected);
  expect(issuesOf({ code: "invalid", issues: expected })).toEqual(expected);
  expect(refusalText(t, { code: "invalid", issues: {} })).toBe("Something that was entered is not right.");
});
