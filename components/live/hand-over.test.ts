import { afterEach, expect, it, vi } from "vitest";
import { handOver } from "./hand-over.ts";

afterEach(() => void vi.unstubAllGlobals());

it("what somebody has typed is put away for whoever comes after them, and is there for them again", () => {
  const kept: Record<string, string> = {};
  Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, text: string) => void (kept[key] = text) },
    removeItem: { value: (key: string) => void delete kept[key] },
  });
  vi.stubGlobal("sessionStorage", kept);
  Object.assign(kept, { "holdpoint:note:1": "Asked the shop" });
  handOver("siti", "raj");
  expect(kept).toEqual({ "holdpoint:away:siti:holdpoint:note:1": "Asked the shop" });
  Object.assign(kept, { "holdpoint:note:1": "Raj asks too", "holdpoint:note:2": "And here" });
  handOver("raj", "siti");
  expect(Object.entries(kept).filter(([key]) => !key.startsWith("holdpoint:away:"))).toEqual([["holdpoint:note:1", "Asked the shop"]]);
  handOver("siti", "raj");
  expect(Object.entries(kept).filter(([key]) => !key.startsWith("holdpoint:away:"))).toEqual([["holdpoint:note:1", "Raj asks too"], ["holdpoint:note:2", "And here"]]);
});
