"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Picture } from "#components/ui/picture.tsx";
import { liveStanding, onLiveStanding } from "./live-events.ts";

/** Says, over the foot of every page, that what is seen may be old while there is no connection, and that nothing typed is lost. */
export function LiveLost() {
  const t = useTranslations();
  const standing = useSyncExternalStore(onLiveStanding, liveStanding, () => "live" as const);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex justify-center px-3 pb-3 max-sm:pb-17 sm:left-13 lg:left-54">
      {standing !== "live" && (
        <p className="flex max-w-xl animate-fade-in items-start gap-2.5 rounded-lg border border-held bg-held-soft px-3.5 py-2 text-held-fg shadow-lg">
          <Picture of="triangle-alert" className="mt-0.5 shrink-0" />
          <span className="min-w-0 text-pretty">
            <strong className="font-semibold">{standing === "lost" ? t("live.liveLost.lost") : t("live.liveLost.signedOut")}</strong> {t("live.liveLost.typing")} {standing === "lost" ? t("live.liveLost.catchesUp") : t("live.liveLost.signIn")}
          </span>
        </p>
      )}
    </div>
  );
}
