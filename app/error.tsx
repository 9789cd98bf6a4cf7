"use client";

import { Failure, type FailureProps } from "#components/shell/failure.tsx";

export default function RootError(props: FailureProps) {
  return (
    <div className="grid min-h-dvh place-items-center">
      <Failure {...props} />
    </div>
  );
}
