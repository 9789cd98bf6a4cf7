"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";

type CopyFieldProps = { label: string; hint?: string } & ({ value: string } | { /** An address of this installation, without its host. */ path: string });

/** An address does not change while its page is open. */
const never = () => () => {};

/** Something to paste elsewhere, with a button that copies it. */
export function CopyField({ label, hint, ...given }: CopyFieldProps) {
  const t = useTranslations();
  const id = useId();
  // The address under which people reach this installation is known to their browser alone.
  const origin = useSyncExternalStore(never, () => window.location.origin, () => "");
  const [isCopied, setCopied] = useState(false);
  const value = "value" in given ? given.value : `${origin}${given.path}`;
  const copy = () =>
    void navigator.clipboard
      ?.writeText(value)
      .then(() => setCopied(true))
      .catch(() => document.getElementById(id)?.focus());
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex gap-2">
        <input id={id} readOnly value={value} className="control h-8 min-w-0 flex-1 font-mono text-xs" onFocus={(event) => event.currentTarget.select()} aria-describedby={hint ? `${id}-hint` : undefined} />
        <Button variant="outline" onClick={copy} aria-label={t("sources.copyField.copy", { label })}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? t("sources.copyField.copied") : t("sources.copyField.copy2")}
        </Button>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  );
}
