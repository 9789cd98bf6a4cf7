"use client";

import { Download, Pause, Play, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { steerImportAction } from "#lib/imports/actions.ts";
import type { ImportState } from "#lib/imports/import-states.ts";
import type { ImportStep } from "#lib/imports/steer-import.ts";
import { useImportAction } from "./use-import-action.ts";

type ImportStepsProps = { importId: string; revision: number; state: ImportState; documents: number; wrong: number; done: number };

/** What can be done with an import at its step. */
export function ImportSteps({ importId, revision, state, documents, wrong, done }: ImportStepsProps) {
  const t = useTranslations();
  const { call, isPending, trouble } = useImportAction(steerImportAction);
  const step = (name: ImportStep) => call({ importId, revision, step: name });
  const right = documents - wrong;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {state === "previewed" && (
          <>
            <Button isPending={isPending} disabled={right === 0} onClick={() => step("run")}>
              {t("imports.importSteps.importDocument", { right })}
            </Button>
            <Button variant="outline" isPending={isPending} onClick={() => step("back")}>
              <Undo2 aria-hidden />
              {t("imports.importSteps.backToTheMapping")}
            </Button>
          </>
        )}
        {(state === "running" || state === "previewing") && (
          <Button variant="outline" isPending={isPending} onClick={() => step("stop")}>
            <Pause aria-hidden />
            {t("imports.importSteps.stop")}
          </Button>
        )}
        {state === "cancelled" && (
          <Button isPending={isPending} onClick={() => step("resume")}>
            <Play aria-hidden />
            {t("imports.importSteps.goOnWithTheOther", { documents: formatCount(documents - done) })}
          </Button>
        )}
        {documents > 0 && state !== "previewing" && state !== "uploaded" && (
          <a href={`/api/v1/imports/${importId}/result`} download className={buttonVariants({ variant: "outline" })}>
            <Download aria-hidden />
            {t("imports.importSteps.downloadWithResults")}
          </a>
        )}
      </div>
      {trouble && (
        <p role="alert" className="text-error-fg">
          {trouble}
        </p>
      )}
    </div>
  );
}
