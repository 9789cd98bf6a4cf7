import { beforeEach, expect, test } from "vitest";
import { setEnv } from "#lib/env.ts";
import { openSecret, sealSecret } from "./secret-box.ts";
import { setTestSecrets } from "./test-people.ts";

const place = { company: 1, purpose: "source:demo-shopify:secret" };

beforeEach(setTestSecrets);

test("a sealed secret opens where it was sealed for", () => {
  for (const secret of ["shpss_0123456789", "", "kata laluan 密码 🔑"]) {
    expect(openSecret(sealSecret(secret, place), place)).toBe(secret);
  }
});

test("the box does not show the secret, and two boxes of one secret differ", () => {
  const box = Buffer.from(sealSecret("shpss_0123456789", place));
  expect(box.includes("shpss")).toBe(false);
  expect(box.equals(Buffer.from(sealSecret("shpss_0123456789", place)))).toBe(false);
});

test("a box moved to another company or column does not open", () => {
  const box = sealSecret("shpss_0123456789", place);
  expect(() => openSecret(box, { ...place, company: 2 })).toThrow("does not open");
  expect(() => openSecret(box, { ...place, purpose: "ledger:api-key" })).toThrow("does not open");
});

test("a box with any byte changed does not open", () => {
  const box = sealSecret("secret", place);
  for (let index = 0; index < box.length; index += 1) {
    const changed = Uint8Array.from(box);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => openSecret(changed, place), `byte ${index}`).toThrow();
  }
});

test("a box cut short does not open", () => {
  const box = sealSecret("secret", place);
  for (let length = 0; length < box.length; length += 1) expect(() => openSecret(box.subarray(0, length), place)).toThrow();
});

test("a box sealed with another key does not open and says what to look at", () => {
  const box = sealSecret("secret", place);
  setEnv({ HOLDPOINT_ENCRYPTION_KEY: Buffer.alloc(32, 8).toString("base64") });
  expect(() => openSecret(box, place)).toThrow("HOLDPOINT_ENCRYPTION_KEY");
});
