import { formatAge, formatInstant } from "./time.ts";

type AgeProps = { at: string; now: string; className?: string };

/** How long ago, with the exact moment for those who point at it. */
export function Age({ at, now, className }: AgeProps) {
  return (
    <time dateTime={at} title={`${formatInstant(at)} (Malaysian time)`} className={className}>
      {formatAge(at, now)}
    </time>
  );
}
