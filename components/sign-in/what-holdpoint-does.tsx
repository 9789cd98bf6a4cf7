import { BookCheck, Inbox, ShieldCheck, type LucideIcon } from "lucide-react";

const steps: readonly { icon: LucideIcon; look: string; title: string; text: string }[] = [
  { icon: Inbox, look: "bg-info-soft text-info-fg", title: "Kept as it came", text: "Every order and invoice is stored unchanged before anything is done with it." },
  { icon: ShieldCheck, look: "bg-held-soft text-held-fg", title: "Held when something is not right", text: "A person sees what is wrong, puts it right and decides." },
  { icon: BookCheck, look: "bg-posted-soft text-posted-fg", title: "Posted to AutoCount once", text: "What was approved is booked exactly once, and read back to be sure." },
];

/** The quiet half of the sign-in page, for whoever sees Holdpoint for the first time. */
export function WhatHoldpointDoes() {
  return (
    <aside className="hidden border-l bg-sidebar lg:flex">
      <div className="m-auto max-w-md px-12 py-16">
        <p className="text-xl font-semibold tracking-tight text-balance">Bad records are held for review, never silently pushed into the books.</p>
        <ol className="mt-8 grid gap-6">
          {steps.map(({ icon: Icon, look, title, text }) => (
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
