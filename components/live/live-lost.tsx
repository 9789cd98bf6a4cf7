"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Picture } from "#components/ui/picture.tsx";
import { liveStanding, onLiveStanding } from "./live-events.ts";

/** Says, above every page, that what is seen may be old while there is no connection, and that nothing typed is lost. */
export function LiveLost() {
  const t = useTranslations();
  const standing = useSyncExternalStore(onLiveStanding, liveStanding, () => "live" as const);
  return (
    <div role="status" className="sticky top-0 z-20 max-sm:top-10">
      {standing !== "live" && (
        <p className="flex animate-fade-in items-start gap-2.5 border-b bg-held-soft px-4 py-2 text-held-fg lg:px-6">
          <Picture of="triangle-alert" className="mt-0.5 shrink-0" />
          <span className="min-w-0 text-pretty">
            <strong className="font-semibold">{standing === "lost" ? t("live.liveLost.lost") : t("live.liveLost.signedOut")}</strong> {t("live.liveLost.typing")}{" "}
            {/* On a phone there is little room beside what is typed. */}
            {standing === "lost" ? <span className="max-sm:sr-only">{t("live.liveLost.catchesUp")}</span> : t("live.liveLost.signIn")}
          </span>
        </p>
      )}
    </div>
  );
}
