import { BookCheck, Inbox, ShieldCheck, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Translate } from "#messages/translate.ts";

const steps = (t: Translate): readonly { icon: LucideIcon; look: string; title: string; text: string }[] => [
  { icon: Inbox, look: "bg-info-soft text-info-fg", title: t("signIn.whatHoldpointDoes.steps.keptAsItCame"), text: t("signIn.whatHoldpointDoes.steps.everyOrderAndInvoice") },
  { icon: ShieldCheck, look: "bg-held-soft text-held-fg", title: t("signIn.whatHoldpointDoes.steps.heldWhenSomething"), text: t("signIn.whatHoldpointDoes.steps.aPersonSees") },
  { icon: BookCheck, look: "bg-posted-soft text-posted-fg", title: t("signIn.whatHoldpointDoes.steps.postedToAutocountOnce"), text: t("signIn.whatHoldpointDoes.steps.whatWasApprovedIsBooked") },
];

/** The quiet half of the sign-in page, for whoever sees Holdpoint for the first time. */
export function WhatHoldpointDoes() {
  const t = useTranslations();
  return (
    <aside className="hidden border-l bg-sidebar lg:flex">
      <div className="m-auto max-w-md px-12 py-16">
        <p className="text-xl font-semibold tracking-tight text-balance">{t("signIn.whatHoldpointDoes.badRecordsAreHeld")}</p>
        <ol className="mt-8 grid gap-6">
          {steps(t).map(({ icon: Icon, look, title, text }) => (
            <li key={title} className="flex gap-3">
              <span className={`grid size-8 shrink-0 place-items-center rounded-md ${look}`}>
                <Icon className="size-4" aria-hidden />
              </span>
              <div>
                <p className="text-base font-medium">{title}</p>
                <p className="text-sm text-muted-foreground">{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </aside>
  );
}
