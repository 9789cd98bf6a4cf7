/** The name with its sign: a line that is held at a point, and goes on. */
export function BrandMark() {
  return (
    <p className="flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" className="size-6" aria-hidden>
        <rect width="24" height="24" rx="6" className="fill-primary" />
        <path d="M4.5 12h4m7 0h4" className="stroke-primary-foreground" strokeWidth="1.75" strokeLinecap="round" />
        <circle cx="12" cy="12" r="3.25" className="fill-none stroke-primary-foreground" strokeWidth="1.75" />
      </svg>
      Holdpoint
    </p>
  );
}
