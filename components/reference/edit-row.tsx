"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { OwnValues } from "#lib/reference/own-values.ts";
import { keyOf, type ListValues, type ReferenceList } from "#lib/reference/lists.ts";

const RowDialog = loadLater(() => import("./row-dialog.tsx").then((module) => module.RowDialog));

/** Opens a row for editing. */
export function EditRow({ list, values, own }: { list: ReferenceList; values: ListValues; own: OwnValues }) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)} aria-label={t("reference.editRow.edit", { list: keyOf(list, values).replaceAll("\t", ", ") })}>
        {t("reference.editRow.edit2")}
      </Button>
      {isOpen && <RowDialog list={list} values={values} own={own} onClose={() => setOpen(false)} />}
    </>
  );
}
