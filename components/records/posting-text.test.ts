import { expect, it } from "vitest";
import { outcomeText, postingText } from "./posting-text.ts";

const posting = { state: "queued", docNo: "HP-IV-1", attempts: 0, lookups: 0, nextAt: null };

it("never calls a lost answer a failure, and says how often it was looked for", () => {
  const { title, text } = postingText({ ...posting, state: "unknown", lookups: 2, nextAt: "2026-03-01T02:30:00Z" });
  expect(title).toBe("AutoCount's answer was lost");
  expect(text).toMatch(/may be stored or not\. .* Looked 2 times so far\. Next: 1 Mar 2026, 10:30\.$/);
});

it("tells a first wait from one after AutoCount could not be reached", () => {
  expect(postingText(posting).text).toBe("Approved and in line.");
  expect(postingText({ ...posting, attempts: 1 }).text).toContain("nothing was written");
});

it("has a word for every outcome of a call, and shows one that it does not know as it is", () => {
  expect(outcomeText("mine").text).toBe("there, ours");
  expect(outcomeText("eaten").text).toBe("eaten");
});
