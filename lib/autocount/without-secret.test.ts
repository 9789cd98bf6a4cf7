import { describe, expect, it } from "vitest";
import { withoutSecret, withoutSecretIn } from "./without-secret.ts";

const apiKey = `a+b/C<d>&"e'\\f=9.k`;
const connection = { apiKey };
/** As .NET writes JSON by default: everything that could matter to a page as \\uXXXX. */
const asDotNet = [...apiKey].map((letter) => (/[\w./]/.test(letter) ? letter : `\\u00${letter.charCodeAt(0).toString(16).toUpperCase()}`)).join("");
const asPage = [...apiKey].map((letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[letter] ?? letter).join("");

describe("a secret that a server repeats", () => {
  it.each([
    ["as it is", apiKey],
    ["in JSON", JSON.stringify(apiKey).slice(1, -1)],
    ["in JSON that escapes slashes", JSON.stringify(apiKey).slice(1, -1).replaceAll("/", "\\/")],
    ["in .NET's JSON", asDotNet],
    ["in an address", encodeURIComponent(apiKey)],
    ["in an address, in small letters", encodeURIComponent(apiKey).replaceAll(/%../g, (code) => code.toLowerCase())],
    ["in a page", asPage],
  ])("is taken out %s, and what stands beside it stays", (_how, written) => {
    expect(withoutSecret(connection, `You sent ${written}, and ${written}.`)).toBe("You sent (key), and (key).");
  });

  it.each(["", "n:", "name:", "some name:"])("is taken out of base 64, behind “%s”", (before) => {
    const written = Buffer.from(`${before}${apiKey}`).toString("base64");
    const left = withoutSecret(connection, `Basic ${written}`);
    expect(left).toContain("(key)");
    expect(Buffer.from(left.replace(/^Basic /, "").split("(key)")[0] ?? "", "base64").toString()).not.toContain(apiKey.slice(0, 2));
  });

  it("leaves everything else as it is, whatever the secret is made of", () => {
    expect(withoutSecret({ apiKey: ".*" }, "abc .* [x]")).toBe("abc (key) [x]");
    expect(withoutSecret({ apiKey: "s" }, "x")).toBe("x");
    expect(withoutSecret({ apiKey: "" }, "nothing to hide")).toBe("nothing to hide");
  });

  it("is taken out of all that an outcome tells in words, and of nothing that is looked up by", () => {
    const found = { kind: "foreign" as const, docKey: "k9", description: "It says k9", differences: [{ field: "reference", sent: "HP:1", stored: "k9 k9" }] };
    expect(withoutSecretIn({ apiKey: "k9" }, found)).toEqual({ kind: "foreign", docKey: "k9", description: "It says (key)", differences: [{ field: "reference", sent: "HP:1", stored: "(key) (key)" }] });
    expect(withoutSecretIn({ apiKey: "k9" }, { kind: "absent" })).toEqual({ kind: "absent" });
  });
});
