import { expect, test } from "vitest";
import { problemTable } from "./problem-codes.ts";
import { problem } from "./problem.ts";

test("a refusal has the members and the media type of RFC 9457", async () => {
  const response = problem("changed-meanwhile", { detail: "It is at revision 4.", instance: "/api/v1/records/1/approve", members: { revision: 4 } });
  expect(response.status).toBe(409);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    type: "/api/v1/problems/changed-meanwhile",
    title: "Somebody changed it meanwhile",
    status: 409,
    code: "changed-meanwhile",
    detail: "It is at revision 4.",
    instance: "/api/v1/records/1/approve",
    revision: 4,
  });
});

test("what a refusal carries cannot overwrite what it is", async () => {
  expect(await problem("forbidden", { members: { status: 200, code: "ok", type: "x" } }).json()).toMatchObject({ status: 403, code: "forbidden", type: "/api/v1/problems/forbidden" });
});

test("every code has a status of refusal and a title", () => {
  for (const [code, { status, title }] of Object.entries(problemTable)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(status, code).toBeLessThan(600);
    expect(title, code).not.toBe("");
  }
});
