import { describe, expect, it } from "vitest";
import { exactId } from "./ids.ts";

describe("exactId", () => {
  it("takes the gid's number beyond 2^53, where the plain one may have been rounded on its way", () => {
    expect(exactId("820982911946154500", "gid://shopify/Order/820982911946154508", "Order")).toBe("820982911946154508");
  });

  it("takes the plain id up to 2^53, where it is exact", () => {
    expect(exactId("9007199254740991", "gid://shopify/Order/5", "Order")).toBe("9007199254740991");
  });

  it.each([
    ["of another type", "gid://shopify/DraftOrder/820982911946154508"],
    ["that is none", "820982911946154508"],
    ["with something behind its number", "gid://shopify/Order/820982911946154508?x=1"],
    ["that is missing", null],
  ])("does not take a gid %s", (_, gid) => {
    expect(exactId("820982911946154500", gid, "Order")).toBe("820982911946154500");
  });
});
