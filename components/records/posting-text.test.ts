import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { outcomeText, postingText } from "./posting-text.ts";

const posting = { state: "queued", docNo: "HP-IV-1", attempts: 0, lookups: 0, nextAt: null };

it("never calls a lost answer a failure, and says how often it was looked for", () => {
  const { title, text } = postingText(t, { ...posting, state: "unknown", lookups: 2, nextAt: "2026-03-01T02:30:00Z" });
  expect(title).toBe("AutoCount's answer was lost");
  expect(text).toMatch(/may be stored or not\. .* Looked 2 times so far\. Next: 1 Mar 2026, 10:30\.$/);
});

it("tells a first wait from one after AutoCount could not be reached", () => {
  expect(postingText(t, posting).text).toBe("Approved and in line.");
  expect(postingText(t, { ...posting, attempts: 1 }).text).toContain("nothing was written");
});

it("says until when an approval can be undone, and what will hold it up then", () => {
  const waiting = { ...posting, nextAt: "2026-03-01T02:30:07Z" };
  expect(postingText(t, { ...waiting, place: { position: 1, expectedAt: "2026-03-01T02:31:00Z", standsStill: null } }).text).toBe("Approved. It can be undone until 10:30:07, then it goes. It is next.");
  const paused = { kind: "paused", by: "Aisyah", reason: "Stock count", until: null } as const;
  expect(postingText(t, { ...waiting, place: { position: 1, expectedAt: null, standsStill: paused } }).text).toContain("then it goes. It is next. Posting is paused by Aisyah: Stock count");
});

it("says where it stands in the line, when its turn is expected, and what holds the line up", () => {
  const at = "2026-03-01T02:30:00Z";
  expect(postingText(t, { ...posting, place: { position: 1, expectedAt: at, standsStill: null } }).text).toBe("Approved and in line. It is next, about 1 Mar 2026, 10:30.");
  expect(postingText(t, { ...posting, place: { position: 2, expectedAt: at, standsStill: null } }).text).toContain("1 goes before it");
  const paused = { kind: "paused", by: "Aisyah", reason: "Stock count", until: null } as const;
  expect(postingText(t, { ...posting, place: { position: 3, expectedAt: null, standsStill: paused } }).text).toContain("2 go before it. Posting is paused by Aisyah: Stock count");
  expect(postingText(t, { ...posting, place: { position: 3, expectedAt: at, standsStill: { kind: "window", until: at } } }).text).toContain("The posting window opens at 1 Mar 2026, 10:30.");
});

it("has a word for every outcome of a call, and shows one that it does not know as it is", () => {
  expect(outcomeText(t, "mine").text).toBe("there, ours");
  expect(outcomeText(t, "eaten").text).toBe("eaten");
});

it("says that a document counts only while nothing says otherwise, and that we voided it only where we did", () => {
  const posted = { ...posting, state: "posted" };
  expect(postingText(t, { ...posted, findings: [{ rule: "read-back-difference" }] }).text).toBe("It is in the books.");
  for (const rule of ["voided-in-autocount", "missing-in-autocount", "gone-in-autocount"]) expect(postingText(t, { ...posted, findings: [{ rule }] }).text).toContain("no longer counted");
  expect(postingText(t, { ...posting, state: "reversed", message: null }).text).toContain("is voided in AutoCount");
  expect(postingText(t, { ...posting, state: "reversed", message: "AutoCount did not show it any more" }).text).not.toContain("voided");
});
