import { parseOptions } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, isOutdatedHash, newPassword, nobodysHash, passwordCost, verifyPassword } from "./passwords.ts";

test("a password verifies against its own hash and no other", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse batterz")).toBe(false);
});

test("the same password is hashed with another salt each time", async () => {
  expect(await hashPassword("correct horse battery")).not.toBe(await hashPassword("correct horse battery"));
});

test("without a hash every password is wrong", async () => {
  expect(await verifyPassword(null, "correct horse battery")).toBe(false);
});

test("the hash verified for unknown users costs exactly what a real one costs", async () => {
  const { saltLen, outputLen, ...cost } = parseOptions(nobodysHash);
  const { saltLen: realSaltLen, outputLen: realOutputLen, ...realCost } = parseOptions(await hashPassword("x"));
  expect(cost).toEqual(realCost);
  expect(cost).toMatchObject(passwordCost);
  expect([saltLen, outputLen]).toEqual([realSaltLen, realOutputLen]);
  expect(isOutdatedHash(nobodysHash)).toBe(false);
});

test("a hash of another cost or kind is outdated", () => {
  expect(isOutdatedHash(nobodysHash.replace("t=2", "t=1"))).toBe(true);
  expect(isOutdatedHash(nobodysHash.replace("m=19456", "m=4096"))).toBe(true);
  expect(isOutdatedHash(nobodysHash.replace("argon2id", "argon2i"))).toBe(true);
});

test("a new password needs 8 to 256 characters and nothing else", () => {
  expect(newPassword.safeParse("seven77").success).toBe(false);
  expect(newPassword.safeParse("eight888").success).toBe(true);
  expect(newPassword.safeParse("a".repeat(257)).success).toBe(false);
});
