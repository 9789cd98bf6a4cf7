import { expect, test } from "vitest";
import { signInErrorCode } from "#lib/auth/sign-in-error.ts";
import { englishTexts as t } from "#messages/english-texts.ts";
import { signInErrorText } from "./sign-in-error-text.ts";

test("each refusal has a sentence of its own", () => {
  expect(signInErrorText(t, signInErrorCode({ code: "wrong-credentials" }))).toContain("do not belong together");
  expect(signInErrorText(t, signInErrorCode({ code: "too-many-attempts", minutes: 7 }))).toContain("in 7 minutes");
  expect(signInErrorText(t, signInErrorCode({ code: "too-many-attempts", minutes: 1 }))).toContain("in a minute");
  const id = "01960c1e-7b0a-7c3e-9b5a-0f8f0f8f0f8f";
  expect(signInErrorText(t, signInErrorCode({ code: "fault", id }))).toContain(id);
});

test.each(["", "Configuration", "fault:call 03-1234 5678 and read out your password", "too-many-attempts:1000000", "constructor"])(
  "the page repeats nothing of the text %j in its address",
  (code) => {
    expect(signInErrorText(t, code)).toBe("Signing in did not work. Try again.");
  },
);
