"use client";

import { Suspense, useEffect, useRef, useState } from "react";
import { lazyOnline } from "#components/ui/load-later.tsx";
import type { JsonTextProps } from "./json-text.tsx";

const JsonText = lazyOnline(() => import("./json-text.tsx").then((module) => module.JsonText));

/** The text as it is, until its place comes into sight: most of what a record page holds is never opened. Then it is set out and coloured. */
export function JsonWhenSeen(props: JsonTextProps) {
  const { text, label } = props;
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setIsSeen(true));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen]);
  const plain = (
    <div ref={place} className="min-w-0 pt-8">
      <pre tabIndex={0} role="region" aria-label={label} className="max-h-[70vh] overflow-auto rounded-md bg-muted/60 p-3 font-mono text-xs leading-relaxed">
        {text}
      </pre>
    </div>
  );
  if (!isSeen) return plain;
  return (
    <Suspense fallback={plain}>
      <JsonText {...props} />
    </Suspense>
  );
}
