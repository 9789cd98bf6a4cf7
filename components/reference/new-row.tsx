"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { ReferenceList } from "#lib/reference/lists.ts";

const RowDialog = loadLater(() => import("./row-dialog.tsx").then((module) => module.RowDialog));

/** Adds a row by hand. */
export function NewRow({ list }: { list: ReferenceList }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add
      </Button>
      {isOpen && <RowDialog list={list} values={null} onClose={() => setOpen(false)} />}
    </>
  );
}
