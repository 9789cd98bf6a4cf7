import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The outline of the record screen while it loads: the same boxes in the same places. */
export function RecordSkeleton() {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t("records.recordSkeleton.loading")}>
      <div className="border-b px-4 pt-2 pb-3 lg:px-6">
        <Skeleton className="h-7 w-24" />
        <Skeleton className="mt-2 h-6 w-80 max-w-full" />
        <Skeleton className="mt-1.5 h-4 w-96 max-w-full" />
      </div>
      <div className="grid gap-4 px-4 py-4 lg:px-6">
        <Skeleton className="h-32 rounded-lg" />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
          <Skeleton className="h-96 rounded-lg" />
          <Skeleton className="h-64 rounded-lg max-lg:hidden" />
        </div>
      </div>
    </div>
  );
}
