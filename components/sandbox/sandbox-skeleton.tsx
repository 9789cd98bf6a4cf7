import { Skeleton } from "#components/ui/skeleton.tsx";

/** The books while they are on their way. */
export function SandboxSkeleton() {
  return (
    <div aria-hidden className="grid gap-2 px-4 py-4 lg:px-6">
      {Array.from({ length: 8 }, (_, row) => <Skeleton key={row} className="h-8" />)}
    </div>
  );
}
