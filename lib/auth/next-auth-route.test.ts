import { expect, test } from "vitest";
import { nextAuthRoute } from "./next-auth-route.ts";
import { setTestSecrets } from "./test-people.ts";

setTestSecrets();

function call(method: "GET" | "POST", action: string, init: RequestInit = {}): Promise<Response> {
  return nextAuthRoute(new Request(`http://localhost/api/auth/${action}`, { method, ...init }), { params: Promise.resolve({ nextauth: action.split("/") }) });
}

test.each([["GET", "session"], ["POST", "session"], ["GET", "providers"], ["POST", "_log"], ["GET", "callback/credentials"], ["GET", "signout"], ["POST", "constructor"]] as const)(
  "next-auth's %s %s, which would get around our own session check or is not needed, is closed",
  async (method, action) => {
    const response = await call(method, action);
    expect([response.status, (await response.json()).code]).toEqual([404, "not-found"]);
  },
);

test("signing in takes a form of at most 16 KiB and nothing else", async () => {
  const json = await call("POST", "callback/credentials", { body: "{}", headers: { "content-type": "application/json" } });
  expect(json.status).toBe(415);
  const large = await call("POST", "callback/credentials", { body: new URLSearchParams({ password: "x".repeat(20_000) }) });
  expect([large.status, (await large.json()).limit]).toEqual([413, 16 * 1024]);
});
