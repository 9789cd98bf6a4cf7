"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { lockMonthAction } from "#lib/sandbox-view/actions.ts";
import type { Translate } from "#messages/translate.ts";
import { useSandboxAction } from "./use-sandbox-action.ts";

const names = (t: Translate) => [t("sandbox.lockMonth.names.january"), t("sandbox.lockMonth.names.february"), t("sandbox.lockMonth.names.march"), t("sandbox.lockMonth.names.april"), t("sandbox.lockMonth.names.may"), t("sandbox.lockMonth.names.june"), t("sandbox.lockMonth.names.july"), t("sandbox.lockMonth.names.august"), t("sandbox.lockMonth.names.september"), t("sandbox.lockMonth.names.october"), t("sandbox.lockMonth.names.november"), t("sandbox.lockMonth.names.december")];

/** One month of the book and whether it is locked. */
export function LockMonth({ period: { month, isLocked }, mayAct }: { period: { month: string; isLocked: boolean }; mayAct: boolean }) {
  const t = useTranslations();
  const [run, isPending] = useSandboxAction();
  const name = `${names(t)[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  return (
    <li className="flex min-h-11 items-center justify-between gap-2 bg-card px-4 py-1.5 lg:px-6">
      <span className="flex items-center gap-1.5">
        {name}
        {isLocked && <span className="inline-flex items-center gap-1 text-held-fg"><Lock className="size-3.5" aria-hidden />{t("sandbox.lockMonth.locked")}</span>}
      </span>
      {mayAct && (
        <Button
          variant="ghost" size="sm" isPending={isPending} aria-label={isLocked ? t("sandbox.lockMonth.unlock", { name }) : t("sandbox.lockMonth.lock", { name })}
          onClick={() => run(() => lockMonthAction({ month, isLocked: !isLocked }), (isLocked ? t("sandbox.lockMonth.isOpenAgain", { name }) : t("sandbox.lockMonth.isLocked", { name })))}
        >
          {isLocked ? t("sandbox.lockMonth.unlock2") : t("sandbox.lockMonth.lock2")}
        </Button>
      )}
    </li>
  );
}
