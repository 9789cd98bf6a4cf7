import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** A list on its way: head, filters and rows in their places and sizes, so that nothing jumps when they come. */
export function QueueSkeleton({ rows = 12 }: { rows?: number }) {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t("queues.queueSkeleton.loading")}>
      <div className="px-4 pt-4 pb-3 lg:px-6">
        <Skeleton className="my-1 h-5 w-40" />
        <Skeleton className="mt-1.5 h-4 w-80 max-w-full" />
      </div>
      <div className="flex gap-2 px-4 lg:px-6">
        <Skeleton className="h-8 w-72 max-w-[60%]" />
        <Skeleton className="h-8 w-32 max-md:hidden" />
        <Skeleton className="h-8 w-32 max-md:hidden" />
        <Skeleton className="h-8 w-32" />
      </div>
      <div className="mt-3 border-y bg-card">
        <div className="h-8 border-b" />
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="flex h-9 items-center gap-6 border-b px-4 last:border-0 lg:px-6">
            <Skeleton className="w-20" />
            <Skeleton className="flex-1 max-md:hidden" />
            <Skeleton className="ml-auto w-24" />
            <Skeleton className="w-40 max-md:hidden" />
            <Skeleton className="w-14" />
          </div>
        ))}
      </div>
    </div>
  );
}
