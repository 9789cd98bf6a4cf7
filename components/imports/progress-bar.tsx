/** How far something is, from 0 to 1, with words beside it. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="grid gap-1">
      <span className="flex justify-between gap-3 text-xs text-muted-foreground">
        <span>{label}</span>
        <span className="tabular-nums">{percent} %</span>
      </span>
      <span role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="h-2 overflow-hidden rounded-full bg-muted">
        <span className="block h-full rounded-full bg-primary transition-[width]" style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
