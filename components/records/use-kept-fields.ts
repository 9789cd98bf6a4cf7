"use client";

import { useCallback, useMemo } from "react";
import { keepText, keptText, useKeptText } from "./use-kept-text.ts";

/**
 * The fields of a form of which what is typed outlives a reload of the page and a lost connection, until `forget`: the answer
 * is known by then. A field that nobody has typed in says what is given.
 */
export function useKeptFields<Fields extends Readonly<Record<string, string>>>(key: string, given: Fields) {
  const [kept] = useKeptText(key);
  const typed = useMemo(() => readTyped(kept), [kept]);
  const type = useCallback(
    (name: keyof Fields & string, value: string) => {
      // What another key has typed since this was drawn is there already.
      const { [name]: _, ...others } = readTyped(keptText(key));
      const next = value === given[name] ? others : { ...others, [name]: value };
      keepText(key, Object.keys(next).length === 0 ? null : JSON.stringify(next));
    },
    [key, given],
  );
  const forget = useCallback(() => keepText(key, null), [key]);
  return [useMemo(() => ({ ...given, ...typed }) as Fields, [given, typed]), type, forget] as const;
}

function readTyped(kept: string | null): Record<string, string> {
  try {
    const typed: unknown = JSON.parse(kept ?? "{}");
    return typed !== null && typeof typed === "object" ? (typed as Record<string, string>) : {};
  } catch {
    return {};
  }
}
