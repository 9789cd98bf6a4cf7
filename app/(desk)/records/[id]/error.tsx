"use client";

import { Failure, type FailureProps } from "#components/shell/failure.tsx";

export default function RecordError(props: FailureProps) {
  return <Failure {...props} />;
}
