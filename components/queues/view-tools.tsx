"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { loadLater } from "#components/ui/load-later.tsx";
import { Picture } from "#components/ui/picture.tsx";
import type { ArrangedColumn, TableLayout } from "#lib/views/layout.ts";
import type { ShownView } from "#lib/views/queries.ts";

const ViewDialog = loadLater(() => import("./view-dialog.tsx").then((module) => module.ViewDialog));
const LayoutDialog = loadLater(() => import("./layout-dialog.tsx").then((module) => module.LayoutDialog));

export type LabelledColumn = ArrangedColumn & { label: string };

export type ViewToolsProps = {
  queueId: string;
  /** The view as its address has it; and with the columns that are shown, for keeping it. */
  query: string;
  queryWithColumns: string;
  saved: ShownView | null;
  views: readonly ShownView[];
  layout: TableLayout | null;
  columns: readonly LabelledColumn[];
  maySetRoles: boolean;
};

/** What is done with a list as a whole: keep the view, arrange the columns, take it out as a file. A phone shows its few columns as they are. */
export function ViewTools(props: ViewToolsProps) {
  const t = useTranslations();
  const [open, setOpen] = useState<"view" | "layout" | null>(null);
  const close = () => setOpen(null);
  const file = (format: string) => `/api/list?${new URLSearchParams([["queue", props.queueId], ["format", format], ...new URLSearchParams(props.query)])}`;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Button variant="ghost" size="sm" onClick={() => setOpen("view")}>
        <Picture of="bookmark" />
        {props.saved === null ? t("queues.viewTools.saveView") : t("queues.viewTools.view")}
      </Button>
      <Button variant="ghost" size="sm" className="max-sm:hidden" onClick={() => setOpen("layout")}>
        <Picture of="columns-3" />
        {t("queues.viewTools.columns")}
      </Button>
      <a href={file("csv")} download className={cn(buttonVariants({ variant: "ghost", size: "sm" }), "max-sm:hidden")} aria-label={t("queues.viewTools.csv")}>
        <Picture of="download" />
        CSV
      </a>
      <a href={file("xlsx")} download className={cn(buttonVariants({ variant: "ghost", size: "sm" }), "max-sm:hidden")} aria-label={t("queues.viewTools.excel")}>
        <Picture of="download" />
        Excel
      </a>
      {open === "view" && <ViewDialog {...props} onClose={close} />}
      {open === "layout" && <LayoutDialog {...props} onClose={close} />}
    </div>
  );
}
