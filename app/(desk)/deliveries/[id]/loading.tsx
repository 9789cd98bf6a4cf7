import { Skeleton } from "#components/ui/skeleton.tsx";

export default function DeliveryLoading() {
  return (
    <div role="status" aria-label="Loading the delivery" className="grid gap-4 px-4 py-4 lg:px-6">
      <Skeleton className="h-4 w-20" />
      <Skeleton className="h-6 w-56" />
      <div className="grid gap-4 lg:grid-cols-[22rem_1fr]">
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-112 rounded-lg" />
      </div>
    </div>
  );
}
