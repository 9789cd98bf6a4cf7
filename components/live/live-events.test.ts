import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Heard } from "./live-events.ts";

/** A stream as the browser has it, played by the test. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  onopen = () => undefined as unknown;
  onerror = () => undefined as unknown;
  onmessage = (_event: { data: string }) => undefined as unknown;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  fail(readyState: 0 | 2) {
    this.readyState = readyState;
    this.onerror();
  }
}
const latest = () => Stream.all.at(-1) as Stream;

let stop = () => {};
let heard: Heard[] = [];
let answer = 503;
let standing: () => string;
let tellSessionChanged: () => void;
let greeted: string[] = [];
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const frame = Object.assign(new EventTarget(), { setTimeout: (act: () => void, ms: number) => setTimeout(act, ms), clearTimeout: (timer?: NodeJS.Timeout) => clearTimeout(timer) });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  Stream.all = [];
  heard = [];
  answer = 503;
  greeted = [];
  page.visibilityState = "visible";
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", frame);
  vi.stubGlobal("fetch", async () => ({ status: answer }));
  const live = await import("./live-events.ts");
  standing = live.liveStanding;
  live.onLivePerson((id) => greeted.push(id));
  stop = live.onLiveChange((change) => heard.push(change));
  ({ tellSessionChanged } = await import("#components/sign-in/session-channel.ts"));
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("says that the connection is lost only after some seconds, and has all read anew once it is back", () => {
  latest().open();
  latest().fail(0);
  vi.advanceTimersByTime(5_900);
  expect(standing()).toBe("live");
  latest().open();
  expect([standing(), heard]).toEqual(["live", [{ topic: "records", ids: "many" }]]);
  latest().fail(0);
  vi.advanceTimersByTime(6_000);
  expect(standing()).toBe("lost");
  latest().open();
  expect(standing()).toBe("live");
});

it("says nothing while a page is loaded, and does where nothing ever answers", () => {
  vi.advanceTimersByTime(5_900);
  expect(standing()).toBe("live");
  vi.advanceTimersByTime(100);
  expect(standing()).toBe("lost");
});

it("asks again, less and less often, where the browser has given up", async () => {
  latest().open();
  for (const ms of [2_000, 4_000, 8_000, 15_000, 15_000]) {
    const before = Stream.all.length;
    latest().fail(2);
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(Stream.all.length).toBe(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(Stream.all.length).toBe(before + 1);
  }
  expect(standing()).toBe("lost");
  latest().open();
  expect([standing(), heard.length]).toEqual(["live", 1]);
});

it("says that one is signed out where that is why", async () => {
  latest().open();
  answer = 401;
  latest().fail(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(standing()).toBe("signed-out");
});

it("takes a connection that is silent for longer than the server ever is for a dead one", () => {
  latest().open();
  vi.advanceTimersByTime(59_000);
  latest().dispatchEvent(new Event("alive"));
  vi.advanceTimersByTime(59_000);
  expect(Stream.all.length).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(Stream.all.map(({ readyState }) => readyState)).toEqual([2, 0]);
});

it("gives its connection back where nobody sees the page, which is not lost then", () => {
  latest().open();
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(120_000);
  expect([standing(), latest().readyState]).toEqual(["live", 2]);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  latest().open();
  expect(heard).toEqual([{ topic: "records", ids: "many" }]);
});

it("connects anew where another tab has signed somebody in, and says who it is", async () => {
  latest().open();
  latest().dispatchEvent(new MessageEvent("person", { data: "siti" }));
  vi.useRealTimers();
  tellSessionChanged();
  await vi.waitFor(() => expect(Stream.all.map(({ readyState }) => readyState)).toEqual([2, 0]));
  latest().dispatchEvent(new MessageEvent("person", { data: "raj" }));
  expect(greeted).toEqual(["siti", "raj"]);
});
