import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveLost } from "#components/live/live-lost.tsx";
import { BrandMark } from "#components/sign-in/brand-mark.tsx";
import { can } from "#lib/auth/permissions.ts";
import { TourStart } from "#components/tour/tour-start.tsx";
import { AskButtons } from "./ask-buttons.tsx";
import { Keyboard } from "./keyboard.tsx";
import { Messages } from "./messages.tsx";
import { Navigation } from "./navigation.tsx";
import type { Homes } from "./places.ts";
import { Person, type PersonProps } from "./person.tsx";
import type { QueueCounts } from "./use-counts.ts";

type ShellProps = { company: string; person: PersonProps; counts: QueueCounts; hasSandbox: boolean; homes: Homes; isTourDue: boolean; children: ReactNode };

/** What stands around every page of the desk: where one is, where one can go, who one is. */
export function Shell({ company, person, counts, hasSandbox, homes, isTourDue, children }: ShellProps) {
  const t = useTranslations();
  return (
    <div className="min-h-dvh sm:grid sm:grid-cols-[3.25rem_minmax(0,1fr)] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a href="#content" className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-primary-foreground focus:translate-y-0">
        {t("shell.shell.skip")}
      </a>
      <header className="flex items-center gap-3 border-b bg-sidebar px-4 py-2 max-sm:sticky max-sm:top-0 max-sm:z-30 sm:sticky sm:top-0 sm:h-dvh sm:flex-col sm:items-stretch sm:gap-0 sm:border-r sm:border-b-0 sm:px-0 sm:py-0">
        <div className="min-w-0 max-sm:flex max-sm:items-center max-sm:gap-3 sm:px-4 sm:pt-3.5 sm:pb-2 sm:max-lg:px-3.5">
          <span className="[&_svg]:shrink-0 sm:max-lg:[&>p]:w-6 sm:max-lg:[&>p]:overflow-hidden">
            <BrandMark />
          </span>
          <p className="truncate text-xs text-muted-foreground sm:mt-1.5 sm:max-lg:sr-only" title={company}>
            {company}
          </p>
        </div>
        <Navigation counts={counts} person={<Person {...person} />} role={person.role} hasSandbox={hasSandbox} homes={homes} />
        <div className="hidden gap-2 border-t p-2 sm:grid">
          <AskButtons />
          <div className="px-1 pb-1 max-lg:px-0">
            <Person {...person} isNarrow />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none max-sm:pb-20">
        <LiveLost personId={person.id} />
        {children}
      </main>
      <Keyboard role={person.role} hasSandbox={hasSandbox} homes={homes} mayEnter={can({ role: person.role }, "record:enter")} />
      <Messages />
      <TourStart isDue={isTourDue} />
    </div>
  );
}
