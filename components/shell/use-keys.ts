"use client";

import { useLayoutEffect, useRef } from "react";
import { type CommandId, commandIds, commandOf } from "./commands.ts";

/**
 * What a command does here and now. Where it cannot always be done: `when` it can (always, without one; never, without `act`),
 * and what tells why not when its key is pressed all the same.
 */
export type Doing = (() => void) | { act?: () => void; when?: () => boolean; whyNot: () => void };
export type Keys = { readonly [id in CommandId]?: Doing | undefined };

/** What the parts of the page that are mounted can do, the latest last. */
const standing: { readonly current: Keys }[] = [];
let quiet = 0;

/** Takes the keys of declared commands as long as this part of the page stands. */
export function useKeys(keys: Keys): void {
  const own = useRef(keys);
  // With the page and not after it: a key means the record that is seen, never the one before it.
  useLayoutEffect(() => {
    own.current = keys;
  });
  useLayoutEffect(() => {
    standing.push(own);
    return () => void standing.splice(standing.indexOf(own), 1);
  }, []);
}

/** No single key is taken until the returned function is called. */
export function hushKeys(): () => void {
  quiet += 1;
  return () => void (quiet -= 1);
}

/** Whether single keys mean nothing now: what they are for is on its way. */
export function areKeysQuiet(): boolean {
  return quiet > 0;
}

/** No single key is taken while this holds: a dialog is asked for whose code is still on its way, and what is typed is meant for it. */
export function useQuietKeys(isQuiet: boolean): void {
  useLayoutEffect(() => (isQuiet ? hushKeys() : undefined), [isQuiet]);
}

/** What a key does where one stands; null where it does nothing. */
export function doingOfKey(key: string): (() => void) | null {
  if (areKeysQuiet()) return null;
  for (const id of commandIds) {
    if (!commandOf(id).keys.includes(key)) continue;
    const doing = doingOf(id);
    if (doing !== undefined) return actOf(doing) ?? (doing as { whyNot: () => void }).whyNot;
  }
  return null;
}

/** The commands that can be done where one stands, in the order in which they are declared. */
export function commandsHere(): { id: CommandId; act: () => void }[] {
  return commandIds.flatMap((id) => {
    const doing = doingOf(id);
    const act = doing === undefined ? null : actOf(doing);
    return act === null ? [] : [{ id, act }];
  });
}

function actOf(doing: Doing): (() => void) | null {
  if (typeof doing === "function") return doing;
  return doing.act !== undefined && (doing.when?.() ?? true) ? doing.act : null;
}

function doingOf(id: CommandId): Doing | undefined {
  return standing.findLast(({ current }) => current[id] !== undefined)?.current[id];
}
