import { expect, it } from "vitest";
import { englishTexts as t } from "#messages/english-texts.ts";
import { commandIds, commandOf, keyHints, printedKeys } from "./commands.ts";
import { placeGroups, placeTitle } from "./places.ts";

it("gives no key two meanings on one page: a list and a record are never on the same", () => {
  for (const here of [["list", "selection"], ["record"]]) {
    const keys = commandIds.filter((id) => [...here, "everywhere"].includes(commandOf(id).group)).flatMap((id) => commandOf(id).keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
  const letters = placeGroups(t).flatMap(({ places }) => places.flatMap(({ key }) => key ?? []));
  expect(new Set(letters).size).toBe(letters.length);
});

it("takes no key that belongs to the browser, and leaves g for the way to places", () => {
  for (const key of commandIds.flatMap((id) => commandOf(id).keys)) {
    expect(key).not.toBe("g");
    expect([...key].length === 1 || ["ArrowDown", "ArrowUp", "Escape"].includes(key)).toBe(true);
  }
});

it("tells its key where it is done, and prints every key", () => {
  expect(keyHints(t, "next-record")).toEqual({ title: "Next record (n)", "aria-keyshortcuts": "n j" });
  expect(printedKeys("next-row")).toEqual(["j", "↓"]);
  expect(keyHints(t, "clear-selection")).toEqual({ title: "Clear the selection (Esc)", "aria-keyshortcuts": "Escape" });
  expect(printedKeys("palette")).toEqual(["Ctrl K"]);
  for (const id of commandIds) expect(printedKeys(id).length).toBeGreaterThan(0);
});

it("tells the keys of a place where its link stands, and nothing where it has none", () => {
  const titles = placeGroups(t).flatMap(({ places }) => places.map((place) => [place.path, placeTitle(place)]));
  expect(Object.fromEntries(titles)).toMatchObject({ "/queues/held": "Held (g h)", "/imports": "Imports" });
});
