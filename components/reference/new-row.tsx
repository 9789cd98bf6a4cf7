"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { ReferenceList } from "#lib/reference/lists.ts";

const RowDialog = loadLater(() => import("./row-dialog.tsx").then((module) => module.RowDialog));

/** Adds a row by hand. */
export function NewRow({ list }: { list: ReferenceList }) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("reference.newRow.add")}
      </Button>
      {isOpen && <RowDialog list={list} values={null} onClose={() => setOpen(false)} />}
    </>
  );
}
