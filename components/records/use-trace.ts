"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import type { JsonLayout } from "./json-layout.ts";
import { traceValues } from "./trace-values.ts";

/**
 * Ties a message on the page to the document that was made of it: its values that stand in the document are underlined, a
 * field that is pointed at or typed into has its values marked, and a value that is pointed at has its field marked. Returns
 * the path of the field behind the value under the pointer; null where there is none. `document`: null where nothing is tied.
 */
export function useTrace(pre: RefObject<HTMLPreElement | null>, shown: JsonLayout | null, document: object | null): string | null {
  const trace = useMemo(() => (shown === null || document === null ? null : traceValues(shown, document)), [shown, document]);
  const [pointed, setPointed] = useState<string | null>(null);

  useEffect(() => {
    const box = pre.current;
    const node = box?.firstChild;
    if (box === null || shown === null || trace === null || !(node instanceof Text) || !("highlights" in CSS)) return;
    const rangesOf = (places: readonly number[]) => places.flatMap((place) => {
      const mark = shown.marks[place];
      if (mark === undefined) return [];
      const range = new Range();
      range.setStart(node, mark.start);
      range.setEnd(node, mark.end);
      return [range];
    });
    const fieldAt = new Map(Object.entries(trace).flatMap(([path, places]) => places.map((place) => [place, path] as const)));
    CSS.highlights.set("json-traced", new Highlight(...rangesOf([...fieldAt.keys()])));

    let marked = "";
    const showField = (event: Event) => {
      const field = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field], [data-edit]") : null;
      const path = field?.dataset.field ?? field?.dataset.edit ?? "";
      if (path === marked) return;
      marked = path;
      const ranges = rangesOf(trace[path] ?? []);
      CSS.highlights.set("json-field", new Highlight(...ranges));
      const place = ranges[0]?.getBoundingClientRect();
      const own = box.getBoundingClientRect();
      // Within the message alone: the page stays where it is.
      if (place !== undefined && own.height > 0 && (place.top < own.top || place.bottom > own.bottom)) box.scrollTop += place.top - own.top - own.height / 3;
    };
    const showValue = (event: PointerEvent) => {
      const at = offsetAt(node, event);
      const place = at === null ? -1 : shown.marks.findIndex(({ start, end }) => start <= at && at < end);
      point(fieldAt.get(place) ?? null);
    };
    const leave = () => point(null);
    const point = (path: string | null) => {
      setPointed(path);
      for (const element of window.document.querySelectorAll("[data-pointed]")) element.removeAttribute("data-pointed");
      if (path === null) return;
      for (const element of window.document.querySelectorAll(`[data-field="${CSS.escape(path)}"]`)) element.setAttribute("data-pointed", "");
    };
    window.addEventListener("pointerover", showField);
    window.addEventListener("focusin", showField);
    box.addEventListener("pointermove", showValue);
    box.addEventListener("pointerleave", leave);
    return () => {
      window.removeEventListener("pointerover", showField);
      window.removeEventListener("focusin", showField);
      box.removeEventListener("pointermove", showValue);
      box.removeEventListener("pointerleave", leave);
      leave();
      CSS.highlights.delete("json-traced");
      CSS.highlights.delete("json-field");
    };
  }, [pre, shown, trace]);
  return pointed;
}

/** The place in the text under the pointer. */
function offsetAt(node: Text, { clientX, clientY }: PointerEvent): number | null {
  const caret = window.document.caretPositionFromPoint?.(clientX, clientY) ?? null;
  return caret !== null && caret.offsetNode === node ? caret.offset : null;
}
