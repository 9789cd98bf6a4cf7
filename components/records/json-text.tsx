"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { type JsonMark, layoutJson } from "./json-layout.ts";
import { TraceHint } from "./trace-hint.tsx";
import { useTrace } from "./use-trace.ts";
import "./json-text.css";

const kinds: readonly JsonMark["kind"][] = ["key", "text", "number", "word"];

/** Marks of all the texts on the page, by kind: the browser's highlights are one for the document. */
const marked = new Map<JsonMark["kind"], Set<Range>>(kinds.map((kind) => [kind, new Set()]));

export type JsonTextProps = {
  text: string;
  label: string;
  className?: string;
  /** What was made of it: the values that stand in it are tied to its fields on the page. */
  document?: object | null;
};

/**
 * JSON set out and coloured for reading, or letter for letter as it came. Coloured by the browser's own highlights: the
 * page carries the text once, without an element around each word; a browser without them shows it plain.
 */
export function JsonText({ text, label, className, document = null }: JsonTextProps) {
  const t = useTranslations();
  const layout = useMemo(() => layoutJson(text), [text]);
  const [isRaw, setIsRaw] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const pre = useRef<HTMLPreElement>(null);
  const shown = layout !== null && !isRaw ? layout : null;

  useEffect(() => {
    const node = pre.current?.firstChild;
    if (shown === null || !(node instanceof Text) || !("highlights" in CSS)) return;
    const own = shown.marks.map(({ kind, start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return [kind, range] as const;
    });
    for (const [kind, range] of own) marked.get(kind)?.add(range);
    paint();
    return () => {
      for (const [kind, range] of own) marked.get(kind)?.delete(range);
      paint();
    };
  }, [shown]);

  const field = useTrace(pre, shown, document);

  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setIsCopied(true));
    setTimeout(() => setIsCopied(false), 2000);
  };

  return (
    <div className={cn("relative min-w-0", className)}>
      <div className="mb-1 flex flex-wrap items-center justify-end gap-1">
        {document !== null && shown !== null && <TraceHint field={field} />}
        {layout !== null && (
          <Button variant="ghost" size="sm" aria-pressed={isRaw} onClick={() => setIsRaw(!isRaw)}>
            {isRaw ? t("records.jsonText.setOut") : t("records.jsonText.exactly")}
          </Button>
        )}
        <Button variant="ghost" size="sm" onClick={copy}>
          <span aria-live="polite">{isCopied ? t("records.jsonText.copied") : t("records.jsonText.copy")}</span>
        </Button>
      </div>
      <pre ref={pre} tabIndex={0} role="region" aria-label={label} className={cn("max-h-[70vh] overflow-auto rounded-md bg-muted/60 p-3 font-mono text-xs leading-relaxed", isRaw && "break-all whitespace-pre-wrap")}>
        {shown?.text ?? text}
      </pre>
    </div>
  );
}

function paint(): void {
  for (const [kind, ranges] of marked) CSS.highlights.set(`json-${kind}`, new Highlight(...ranges));
}
