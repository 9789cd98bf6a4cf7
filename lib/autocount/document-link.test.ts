import { describe, expect, it } from "vitest";
import { documentLink, documentWord, fillDocumentLink } from "./document-link.ts";

const viewer = "https://accounting-report.autocountcloud.com/rpt/abc123/{kind}?reportName=Invoice&docKey={docKey}";

describe("the address of a document", () => {
  it.each([viewer, "https://books.example.com/#/d/{docNo}", "https://books.example.com:8443/{book}/{kind}/{docNo}?k={docKey}"])("may be %s", (template) => {
    expect(documentLink.parse(` ${template} `)).toBe(template);
  });

  it.each([
    ["http://books.example.com/{docNo}", /https/],
    ["javascript:alert('{docNo}')", /https/],
    ["data:text/html,{docNo}", /https/],
    ["books.example.com/{docNo}", /web address/],
    ["https://{docNo}.example.com/", /server/],
    ["https://example.com{docNo}/x", /server/],
    ["https://example.com:{docKey}/x", /web address/],
    ["https://name:secret@example.com/{docNo}", /password/],
    ["https://example.com/invoice", /\{docNo\} or \{docKey\}/],
    ["https://example.com/{kind}", /\{docNo\} or \{docKey\}/],
    ["https://example.com/{number}?{docNo}", /not \{number\}/],
    ["", /\{docNo\} or \{docKey\}/],
    [`https://example.com/{docNo}?${"x".repeat(1000)}`, /1000/],
  ])("may not be %s", (template, message) => {
    const parsed = documentLink.safeParse(template);
    expect(parsed.error?.issues.map((issue) => issue.message).join(" ")).toMatch(message);
  });
});

describe("the link to one document", () => {
  const booked = { docNo: "HP-IV-000001", docKey: "512", word: "invoice", book: "7" };

  it("has its key, number, kind and book where the address asks for them", () => {
    expect(fillDocumentLink(viewer, booked)).toBe("https://accounting-report.autocountcloud.com/rpt/abc123/invoice?reportName=Invoice&docKey=512");
    expect(fillDocumentLink("https://x.example/{book}/{docNo}", booked)).toBe("https://x.example/7/HP-IV-000001");
  });

  it("leaves nothing of a number that could lead elsewhere", () => {
    const href = fillDocumentLink("https://x.example/d/{docNo}", { ...booked, docNo: "A/../../?x=1#\"'>{docKey} é" });
    expect(href).toBe("https://x.example/d/A%2F..%2F..%2F%3Fx%3D1%23%22'%3E%7BdocKey%7D%20%C3%A9");
  });

  it("is none where the address asks for a key that is not known, and one where it does not", () => {
    expect(fillDocumentLink(viewer, { ...booked, docKey: null })).toBeNull();
    expect(fillDocumentLink("https://x.example/{docNo}", { ...booked, docKey: null })).toBe("https://x.example/HP-IV-000001");
  });

  it("calls each kind as the product does, and has no word for what has no number", () => {
    expect([documentWord("cloud", "sales_order"), documentWord("webapi", "sales_order"), documentWord("cloud", "credit_note")]).toEqual(["quotation", "SalesOrder", "creditNote"]);
    expect([documentWord("cloud", "customer"), documentWord("cloud", "delivery_order"), documentWord("webapi", "payment")]).toEqual([null, null, null]);
  });
});
