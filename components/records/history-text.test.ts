import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { deedText, moveText } from "./history-text.ts";

const entry = (type: string, over: object = {}) => ({ type, old: null, new: null, revision: 1, ...over });

it("tells what happened in words", () => {
  expect(deedText(t, entry("record.approved", { new: { docNo: "HP-IV-1" } }))).toBe("approved it as HP-IV-1");
  expect(deedText(t, entry("record.approved-in-part", { new: { step: 1, next: "manager" } }))).toBe("gave approval 1; a manager is next");
});

it("shows what nobody gave words to as it is", () => {
  expect(deedText(t, entry("record.time-travelled"))).toBe("record time travelled");
});

it("tells where a record moved, and nothing where it stayed", () => {
  expect(moveText(t, entry("x", { old: { state: "held" }, new: { state: "ready" } }))).toEqual({ from: "Held", to: "Ready to approve" });
  expect(moveText(t, entry("x", { old: { state: "held" }, new: { state: "held" } }))).toBeNull();
  expect(moveText(t, entry("x", { new: "held" }))).toBeNull();
});
