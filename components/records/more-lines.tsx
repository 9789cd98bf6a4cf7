"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { usePane } from "./pane-context.ts";

/** The button below the first lines of a long document. */
export function MoreLines({ count }: { count: number }) {
  const t = useTranslations();
  const { showWhole } = usePane();
  return (
    <div className="border-t p-2 text-center">
      <Button variant="ghost" size="sm" onClick={showWhole}>
        {t("records.moreLines.showAll", { count })}
      </Button>
    </div>
  );
}
