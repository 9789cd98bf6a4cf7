"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The chart's code is larger than the rest of the page: it comes after it, into a place of its size. */
export const PostedChart = dynamic(() => import("./posted-chart.tsx").then((module) => module.PostedChart), {
  ssr: false,
  loading: () => <Skeleton className="mx-2 h-48" />,
});
