"use client";

import { useTranslations } from "next-intl";
import { fieldLabel } from "./field-label.ts";

/** What the marks in a message mean, or the field of the document that the value under the pointer became. */
export function TraceHint({ field }: { field: string | null }) {
  const t = useTranslations();
  return (
    <p className="mr-auto min-w-0 text-xs text-muted-foreground max-sm:basis-full" role="status">
      {field === null ? t("records.traceHint.underlined") : <strong className="font-medium text-foreground">{fieldLabel(t, field)}</strong>}
    </p>
  );
}
