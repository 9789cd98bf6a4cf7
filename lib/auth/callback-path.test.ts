import fc from "fast-check";
import { expect, test } from "vitest";
import { callbackPath, signInPath } from "./callback-path.ts";

test.each(["/review", "/review?hold=missing-sku&page=2", "/records/1#history", "/a/b%20c"])("the path %j of this site is kept", (path) => {
  expect(callbackPath(path)).toBe(path);
});

test.each([
  "https://evil.test/", "//evil.test", "/\\evil.test", "\\\\evil.test", "/\t/evil.test", "/%0a/../\n/evil.test", "https:evil.test", "javascript:alert(1)",
  "evil.test", "", "/..//evil.test", "/.//evil.test", "/sign-in", "/sign-in?callbackUrl=/sign-in", "/api/auth/signout", undefined, null, 7, ["/review"],
])("%j leads to the start page", (asked) => {
  expect(callbackPath(asked)).toBe("/");
});

test("whatever is asked for, a browser stays on this site", () => {
  const tricky = fc.string({ unit: fc.constantFrom("/", "\\", ".", ":", "@", "?", "#", "%", "2", "f", "\t", "\n", " ", "e", "v", "\u0000", "／") });
  fc.assert(
    fc.property(fc.oneof(tricky, tricky.map((text) => `/${text}`)), (asked) => {
      expect(new URL(callbackPath(asked), "https://holdpoint.example").origin).toBe("https://holdpoint.example");
    }),
    { numRuns: 2_000 },
  );
});

test("the sign-in page carries where to go back to, except to the start", () => {
  expect(signInPath("/review?hold=a&b=c")).toBe("/sign-in?callbackUrl=%2Freview%3Fhold%3Da%26b%3Dc");
  expect(signInPath("/")).toBe("/sign-in");
});
