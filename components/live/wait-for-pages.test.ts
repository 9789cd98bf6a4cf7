import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isPageAwaited, waitForPages } from "./wait-for-pages.ts";

let answers: (Response | Error)[] = [];
const frame = Object.assign(new EventTarget(), {
  location: new URL("https://desk.test/records/1?queue=ready"),
  setTimeout: (act: () => void, ms: number) => setTimeout(act, ms),
  fetch: async (_input: RequestInfo | URL, _init?: RequestInit): Promise<Response> => {
    const answer = answers.shift() ?? new Error("nothing left to answer");
    if (answer instanceof Error) throw answer;
    return answer;
  },
});
const browser = { onLine: true };
const page = new Response("page");
const away = () => new TypeError("Failed to fetch");

let stop = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", frame);
  vi.stubGlobal("navigator", browser);
  browser.onLine = true;
  stop = waitForPages();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const askForPage = (path = "/records/2?_rsc=1") => frame.fetch(new URL(path, frame.location), { headers: { rsc: "1" }, priority: "auto" });

it("a page that is asked for waits until the browser has a network again", async () => {
  browser.onLine = false;
  answers = [away(), away(), page];
  const asked = askForPage();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([answers.length, isPageAwaited()]).toEqual([2, true]);
  frame.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(answers.length).toBe(1);
  browser.onLine = true;
  frame.dispatchEvent(new Event("online"));
  expect(await asked).toBe(page);
  expect(isPageAwaited()).toBe(false);
});

it("a page is asked for again every two seconds while the server, or what stands before it, says that it is away", async () => {
  answers = [away(), new Response("Bad gateway", { status: 502 }), page];
  const asked = askForPage();
  await vi.advanceTimersByTimeAsync(3_999);
  expect(answers.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await asked).toBe(page);
});

it("the page that one is on waits as well, which is nobody's question", async () => {
  answers = [away(), page];
  const asked = askForPage("/records/1?queue=ready&_rsc=1");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isPageAwaited()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await asked).toBe(page);
});

it.each<[string, RequestInit]>([
  ["a decision", { method: "POST", headers: { "next-action": "1" } }],
  ["what is fetched ahead", { headers: { rsc: "1" }, priority: "low" }],
  ["what is no page", {}],
])("%s fails at once", async (_, init) => {
  answers = [away(), page];
  await expect(frame.fetch("/records/2", init)).rejects.toThrow("Failed to fetch");
});

it("what is called off is not asked again, and what is refused is an answer", async () => {
  const refused = new Response("", { status: 403 });
  answers = [new DOMException("called off", "AbortError"), refused, page];
  await expect(askForPage()).rejects.toThrow("called off");
  expect(await askForPage()).toBe(refused);
});
