"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { keyHints } from "#components/shell/commands.ts";
import { cn } from "#components/ui/cn.ts";
import type { Translate } from "#messages/translate.ts";

export type PaneName = "document" | "ledger" | "received" | "notes" | "history";
type PanesProps = { panes: { [name in PaneName]: ReactNode }; counts: { readonly [name in PaneName]?: number } };

/** Shows a pane from elsewhere on the page: `dispatchEvent(new CustomEvent(showPaneEvent, { detail: "notes" }))`. */
export const showPaneEvent = "holdpoint:show-pane";

const ActivePane = createContext<PaneName>("document");

/** Which pane was chosen: one that nobody has opened yet need not have its code. */
export function useActivePane(): PaneName {
  return use(ActivePane);
}

const titles = (t: Translate): { readonly [name in PaneName]: string } => ({ document: t("records.panes.titles.document"), ledger: t("records.panes.titles.ledger"), received: t("records.panes.titles.received"), notes: t("records.panes.titles.notes"), history: t("records.panes.titles.history") });

/*
 * Phones show one pane at a time. From 1024 px the document stands beside one of the others; from 1680 px (105rem) what was
 * received has a column of its own. What is hidden is hidden by the style sheet alone, so nothing jumps after loading.
 */
const sides: { readonly [name in PaneName]: { at: string; hidden: string } } = {
  document: { at: "lg:col-start-1 lg:row-start-1 lg:row-span-2 min-[105rem]:col-start-2", hidden: "max-lg:hidden" },
  ledger: { at: "lg:col-start-2 lg:row-start-2 min-[105rem]:col-start-3", hidden: "hidden" },
  received: { at: "lg:col-start-2 lg:row-start-2 min-[105rem]:col-start-1 min-[105rem]:row-start-1 min-[105rem]:row-span-2", hidden: "hidden min-[105rem]:block" },
  notes: { at: "lg:col-start-2 lg:row-start-2 min-[105rem]:col-start-3", hidden: "hidden" },
  history: { at: "lg:col-start-2 lg:row-start-2 min-[105rem]:col-start-3", hidden: "hidden" },
};

/** The record three times: the document, what AutoCount has of it, what arrived; and its history. */
export function Panes({ panes, counts }: PanesProps) {
  const t = useTranslations();
  const [active, setActive] = useState<PaneName>("document");
  useEffect(() => {
    // At once, so that whoever asked finds its fields there.
    const show = (event: Event) => event instanceof CustomEvent && flushSync(() => setActive(event.detail as PaneName));
    // An address may name one: `paneHref`.
    const showNamed = () => {
      const name = window.location.hash.slice(1);
      if (Object.hasOwn(sides, name)) setActive(name as PaneName);
    };
    showNamed();
    window.addEventListener(showPaneEvent, show);
    window.addEventListener("hashchange", showNamed);
    return () => {
      window.removeEventListener(showPaneEvent, show);
      window.removeEventListener("hashchange", showNamed);
    };
  }, []);
  // Beside the document something has to stand where two panes fit.
  const side: PaneName = active === "document" ? "ledger" : active;
  return (
    <div className="grid items-start gap-x-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] min-[105rem]:grid-cols-[minmax(0,1fr)_minmax(0,1.9fr)_minmax(0,1fr)]">
      <div role="group" aria-label={t("records.panes.show")} className="mb-3 flex gap-1 overflow-x-auto rounded-lg bg-muted p-1 lg:col-start-2 min-[105rem]:col-start-3">
        {(Object.keys(titles(t)) as PaneName[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === active}
            onClick={() => setActive(name)}
            {...(name === "notes" ? keyHints(t, "note") : {})}
            className={cn(
              "h-7 flex-1 rounded-md px-2.5 text-xs font-medium whitespace-nowrap text-muted-foreground hover:text-foreground",
              name === active && "bg-card text-foreground shadow-sm",
              name === "document" && "lg:hidden",
              name === "received" && "min-[105rem]:hidden",
              name === side && name !== active && "lg:bg-card lg:text-foreground lg:shadow-sm",
            )}
          >
            {titles(t)[name]}
            {counts[name] !== undefined && counts[name] > 0 && <span className="ml-1 text-muted-foreground">{counts[name]}</span>}
          </button>
        ))}
      </div>
      <ActivePane value={active}>
        {(Object.keys(titles(t)) as PaneName[]).map((name) => (
          <section key={name} aria-label={titles(t)[name]} className={cn("min-w-0", sides[name].at, paneVisibility(name, active, side))}>
            {panes[name]}
          </section>
        ))}
      </ActivePane>
    </div>
  );
}

function paneVisibility(name: PaneName, active: PaneName, side: PaneName): string | undefined {
  if (name === active) return undefined;
  if (name === side) return "max-lg:hidden";
  // With what was received in a column of its own, the third column falls back to AutoCount.
  if (name === "ledger" && active === "received") return "hidden min-[105rem]:block";
  return sides[name].hidden;
}
