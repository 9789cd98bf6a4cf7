"use client";

import { useTranslations } from "next-intl";

export type FailureProps = { error: unknown; retry: () => void };

/**
 * A page that failed. Says so: an outage must never look like an empty queue. Plain elements, none of the kit: it goes
 * out with every page, and must work when little else does.
 */
export function Failure({ error, retry }: FailureProps) {
  const t = useTranslations();
  const reference = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null;
  return (
    <div role="alert" className="flex flex-col items-center justify-center gap-2 px-6 py-14 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-error-soft text-xl font-semibold text-error-fg" aria-hidden>
        !
      </span>
      <h1 className="text-base font-semibold">{t("shell.failure.title")}</h1>
      <p className="max-w-md text-balance text-muted-foreground">
        {reference ? t("shell.failure.nothingLostWithReference") : t("shell.failure.nothingLost")}
      </p>
      {reference && <p className="font-mono text-xs text-muted-foreground">{reference}</p>}
      <button type="button" onClick={retry} className="mt-2 h-8 rounded-md border border-input bg-card px-3 font-medium shadow-sm hover:bg-accent">
        {t("shell.failure.tryAgain")}
      </button>
    </div>
  );
}
