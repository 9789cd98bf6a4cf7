"use client";

import { useRouter } from "next/navigation";
import { type LiveOptions, useLiveChanges } from "./use-live-changes.ts";

type LiveRefreshProps = {
  /** The records on this page; without them any change of the company counts. */
  ids?: readonly string[];
} & Pick<LiveOptions, "everyMs" | "since">;

/** Renders the page anew when one of its records changes: what is typed and where one stands stay as they are. */
export function LiveRefresh({ ids, everyMs = 1000, since }: LiveRefreshProps) {
  const router = useRouter();
  useLiveChanges((changed) => {
    if (ids === undefined || changed === "many" || ids.some((id) => changed.has(id))) router.refresh();
  }, { everyMs, since });
  return null;
}
