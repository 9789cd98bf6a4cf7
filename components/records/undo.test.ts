import { beforeEach, expect, it, vi } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { tell } from "./tell.ts";
import { undoLast, withoutUndo, withUndo } from "./undo.ts";

vi.stubGlobal("location", { pathname: "/records/2" });
const goTo = vi.hoisted(() => vi.fn());
vi.mock("#components/ui/toaster.tsx", () => ({ goTo }));
const afterwards = { what: "“Open again” takes it back.", href: "/records/1" };
const nothing = () => undefined;
const told = { success: vi.spyOn(tell, "success").mockImplementation(nothing), error: vi.spyOn(tell, "error").mockImplementation(nothing), info: vi.spyOn(tell, "info").mockImplementation(nothing), dismiss: vi.spyOn(tell, "dismiss").mockImplementation(nothing) };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const spy of Object.values(told)) spy.mockClear();
  return () => vi.useRealTimers();
});

const answered = async () => ({ ok: true as const, value: { left: null } });
const yes = vi.fn(answered);

it("keeps the message with its button for the ten seconds that the key works, and undoes once", async () => {
  yes.mockClear();
  const message = withUndo(t, { undo: yes, done: "It is open again", afterwards });
  expect(message).toMatchObject({ action: { label: "Undo" }, duration: 10_000 });
  vi.setSystemTime(Date.now() + 10_000);
  await undoLast(t);
  await expect.poll(() => told.success.mock.calls).toEqual([["It is open again", { action: { label: "Open it", onClick: expect.any(Function) } }]]);
  // Where one is on another page by then, it leads there, and the product stays.
  const action = told.success.mock.calls[0]?.[1]?.action as { onClick: () => void } | undefined;
  action?.onClick();
  await expect.poll(() => goTo.mock.calls).toEqual([["/records/1"]]);
  expect(told.dismiss.mock.calls).toEqual([[message.id]]);
  await undoLast(t);
  message.action.onClick();
  expect(yes).toHaveBeenCalledTimes(1);
  expect(told.info.mock.calls).toEqual([["There is nothing to undo."]]);
});

it("names what takes it back once that is too late", async () => {
  yes.mockClear();
  withUndo(t, { undo: yes, done: "It is open again", afterwards });
  vi.setSystemTime(Date.now() + 10_001);
  await undoLast(t);
  expect(yes).not.toHaveBeenCalled();
  expect(told.info).toHaveBeenCalledWith("That was more than ten seconds ago", expect.objectContaining({ description: afterwards.what }));
});

it("says why it was not undone where somebody was faster, and what takes it back instead", async () => {
  const moved = { revision: 3, state: "ready" as const, by: "Siti", at: "2026-03-02T04:00:00Z", changes: [] };
  const no = async () => ({ ok: false as const, error: { code: "changed-meanwhile" as const, moved } });
  withUndo(t, { undo: no, done: "It is open again", afterwards });
  await undoLast(t);
  await expect.poll(() => told.error.mock.calls).toEqual([["That was not undone", expect.objectContaining({ description: `Siti changed this record meanwhile. ${afterwards.what}` })]]);
});

it("takes back one decision after the other, the latest first, and waits for the answer between them", async () => {
  const order: string[] = [];
  const decided = (name: string) => withUndo(t, { undo: async () => (order.push(`${name} asked`), await Promise.resolve(), order.push(`${name} answered`), yes()), done: `${name} is open again`, afterwards });
  for (const name of ["A", "B", "C"]) decided(name);
  await Promise.all([undoLast(t), undoLast(t)]);
  await expect.poll(() => told.success.mock.calls.map(([title]) => title)).toEqual(["C is open again", "B is open again"]);
  expect(order).toEqual(["C asked", "C answered", "B asked", "B answered"]);
  vi.setSystemTime(Date.now() + 10_001);
  await undoLast(t);
  expect(told.info.mock.calls.map(([title]) => title)).toEqual(["That was more than ten seconds ago"]);
  expect(order).toHaveLength(4);
});

it("goes on to mean the decision whose undo got no answer", async () => {
  const older = vi.fn(answered);
  withUndo(t, { undo: older, done: "The older one", afterwards });
  const later = vi.fn(answered).mockRejectedValueOnce(new Error("no connection"));
  withUndo(t, { undo: later, done: "It is open again", afterwards });
  await undoLast(t);
  await expect.poll(() => told.error.mock.calls).toEqual([["That was not undone", expect.objectContaining({ description: expect.stringContaining("did not answer") })]]);
  await undoLast(t);
  await expect.poll(() => told.success.mock.calls.map(([title]) => title)).toEqual(["It is open again"]);
  expect([later.mock.calls.length, older.mock.calls.length]).toEqual([2, 0]);
});

it("does not reach back to an older decision over one that cannot be undone", async () => {
  yes.mockClear();
  withUndo(t, { undo: yes, done: "It is open again", afterwards });
  expect(withoutUndo({ what: "Correct the quantities.", href: "/records/2" })).toMatchObject({ description: "Correct the quantities." });
  await undoLast(t);
  expect(yes).not.toHaveBeenCalled();
  expect(told.info).toHaveBeenCalledWith("That cannot be undone by a key", expect.objectContaining({ description: "Correct the quantities." }));
});
