"use client";

import { useTranslations } from "next-intl";
import { keyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { usePane } from "./pane-context.ts";

export function CorrectButton() {
  const t = useTranslations();
  const { correct } = usePane();
  return (
    <Button variant="ghost" size="sm" onClick={correct} {...keyHints(t, "edit")}>
      <Picture of="pencil" className="size-3.5" /> {t("records.correctButton.correct")} <Kbd className="max-lg:hidden">e</Kbd>
    </Button>
  );
}
