"use client";

import { RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";

export type FailureProps = { error: unknown; retry: () => void };

/** A page that failed. Says so: an outage must never look like an empty queue. */
export function Failure({ error, retry }: FailureProps) {
  const reference = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title="This could not be loaded"
      reference={reference}
      actions={
        <Button variant="outline" onClick={retry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      }
    >
      Something failed on our side, so what you see is not an empty list. Nothing was changed or lost. If trying again does not help, give the reference below to
      your administrator.
    </ErrorState>
  );
}
