"use client";

import { Failure, type FailureProps } from "#components/shell/failure.tsx";

export default function DeskError(props: FailureProps) {
  return <Failure {...props} />;
}
