import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";

// What a page shows where its content is on its way, one for each shape that pages have. A head that is known stands there
// already; what follows has the places and sizes of what will come, so that nothing jumps.

/** The head of a page that is called by what is on its way; `isBelow`: with the way back above it. */
export function HeadSkeleton({ isBelow = false }: { isBelow?: boolean }) {
  return (
    <>
      {isBelow && <Skeleton className="mx-4 mt-3 h-4 w-20 lg:mx-6" />}
      <div className="px-4 pt-4 pb-3 lg:px-6">
        <Skeleton className="my-1 h-5 w-56 max-w-full" />
        <Skeleton className="mt-1.5 h-4 w-80 max-w-full" />
      </div>
    </>
  );
}

/** The parts of a list, as buttons above it. */
export function PartsSkeleton() {
  return (
    <div className="flex gap-2 px-4 pb-3 lg:px-6">
      <Skeleton className="h-7 w-24" />
      <Skeleton className="h-7 w-24" />
    </div>
  );
}

/** A list from edge to edge: one line a row, or with a second one below. */
export function RowsSkeleton({ rows = 8, isTall = false }: { rows?: number; isTall?: boolean }) {
  return (
    <OnItsWay className="divide-y border-y bg-card">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={cn("flex items-center gap-6 px-4 lg:px-6", isTall ? "h-15.75" : "h-9")}>
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-40 max-w-full" />
            {isTall && <Skeleton className="h-3 w-72 max-w-full" />}
          </div>
          <Skeleton className="w-24 max-sm:hidden" />
          <Skeleton className="w-14" />
        </div>
      ))}
    </OnItsWay>
  );
}

/** Cards below each other, or two beside each other where there is room. */
export function CardsSkeleton({ cards = 2, areBeside = false }: { cards?: number; areBeside?: boolean }) {
  return (
    <OnItsWay className={cn("grid items-start gap-4 px-4 pb-6 lg:px-6", areBeside ? "lg:grid-cols-2" : "max-w-5xl")}>
      {Array.from({ length: cards }, (_, index) => (
        <Skeleton key={index} className="h-48 rounded-lg" />
      ))}
    </OnItsWay>
  );
}

/** Fields beside each other from edge to edge, as a document is entered. */
export function EntrySkeleton({ fields = 8 }: { fields?: number }) {
  return (
    <OnItsWay className="grid gap-x-4 gap-y-3 px-4 pt-1 pb-4 sm:grid-cols-2 lg:grid-cols-4 lg:px-6">
      <Fields count={fields} />
    </OnItsWay>
  );
}

/** A card of fields with their labels above them. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <OnItsWay className="px-4 pb-8 lg:px-6">
      <div className="grid max-w-2xl gap-4 rounded-lg border bg-card p-4">
        <Fields count={fields} />
      </div>
    </OnItsWay>
  );
}

function Fields({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <div key={index} className="grid gap-1.5">
      <Skeleton className="h-3.5 w-28" />
      <Skeleton className="h-8 max-w-md" />
    </div>
  ));
}

function OnItsWay({ className, children }: { className: string; children: ReactNode }) {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t("shell.pageSkeletons.loading")} className={className}>
      {children}
    </div>
  );
}
