import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { passwordTrouble } from "./password-trouble.ts";

it("says what is wrong at the field that has to be mended", () => {
  expect(passwordTrouble(t, { code: "wrong-password" })).toEqual({ current: "This is not your current password." });
  expect(passwordTrouble(t, { code: "invalid", issues: { next: ["The new password is the old one.", "second"], "": ["whole"] } })).toEqual({
    next: "The new password is the old one.",
    form: "whole",
  });
});

it("says how long to wait after too many guesses, as signing in does", () => {
  expect(passwordTrouble(t, { code: "too-many-attempts", minutes: 7 }).form).toContain("7 minutes");
});

it("says what every action may be refused for above the form", () => {
  expect(passwordTrouble(t, { code: "signed-out" }).form).toMatch(/signed out/);
});
