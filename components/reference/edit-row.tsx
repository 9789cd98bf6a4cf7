"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { OwnValues } from "#lib/reference/own-values.ts";
import { keyOf, type ListValues, type ReferenceList } from "#lib/reference/lists.ts";

const RowDialog = loadLater(() => import("./row-dialog.tsx").then((module) => module.RowDialog));

/** Opens a row for editing. */
export function EditRow({ list, values, own }: { list: ReferenceList; values: ListValues; own: OwnValues }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)} aria-label={`Edit ${keyOf(list, values).replaceAll("\t", ", ")}`}>
        Edit
      </Button>
      {isOpen && <RowDialog list={list} values={values} own={own} onClose={() => setOpen(false)} />}
    </>
  );
}
