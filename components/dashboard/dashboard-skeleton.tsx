import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The dashboard on its way. */
export function DashboardSkeleton() {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t("dashboard.dashboardSkeleton.loadingTheDashboard")} className="grid gap-3 px-4 pt-4 lg:px-6">
      <Skeleton className="my-1 h-5 w-32" />
      <Skeleton className="mb-2 h-4 w-72 max-w-full" />
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 2xl:grid-cols-6">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} className="h-28 rounded-lg" />
        ))}
      </div>
      <div className="grid gap-3 xl:grid-cols-2">
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </div>
  );
}
