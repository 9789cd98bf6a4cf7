"use client";

import { useTranslations } from "next-intl";
import { startTransition, useId, useState } from "react";
import { type KeyHints, keyHints } from "#components/shell/commands.ts";
import { useListens } from "#components/shell/use-listens.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { Picture } from "#components/ui/picture.tsx";
import type { ScreenFinding, ScreenTwin } from "#lib/review/record-screen.ts";
import type { Fix } from "#lib/rules/rule.ts";
import type { DeliveryChoices } from "./delivery-choices.ts";
import { fixLabel } from "./fix-label.ts";
import type { FixOffer } from "./fix-offer.ts";
import type { CustomerDraft } from "./fixes/customer-draft.ts";
import type { ItemDraft } from "./fixes/item-draft.ts";
import type { ButtonFix } from "./fixes/fix-button.tsx";
import { roleName } from "./role-text.ts";

// Each is fetched where a finding asks for it: a record asks for one or two.
const AcceptedWarning = loadLater(() => import("./accept-warning.tsx").then((module) => module.AcceptedWarning));
const AcceptWarning = loadLater(() => import("./accept-warning.tsx").then((module) => module.AcceptWarning));
const ChooseCustomer = loadLater(() => import("./fixes/choose-customer.tsx").then((module) => module.ChooseCustomer));
const ChooseItem = loadLater(() => import("./fixes/choose-item.tsx").then((module) => module.ChooseItem));
const ChooseLocation = loadLater(() => import("./fixes/choose-location.tsx").then((module) => module.ChooseLocation));
const ChooseSupplier = loadLater(() => import("./fixes/choose-supplier.tsx").then((module) => module.ChooseSupplier));
const EditField = loadLater(() => import("./fixes/edit-field.tsx").then((module) => module.EditField));
const FixButton = loadLater(() => import("./fixes/fix-button.tsx").then((module) => module.FixButton));
const RetryButton = loadLater(() => import("./fixes/retry-button.tsx").then((module) => module.RetryButton));
const CreateCustomer = loadLater(() => import("./fixes/create-customer.tsx").then((module) => module.CreateCustomer));
const CreateItem = loadLater(() => import("./fixes/create-item.tsx").then((module) => module.CreateItem));
const DecideDelivery = loadLater(() => import("./fixes/decide-delivery.tsx").then((module) => module.DecideDelivery));
const MarkDuplicate = loadLater(() => import("./fixes/mark-duplicate.tsx").then((module) => module.MarkDuplicate));

export type FindingCardProps = {
  finding: ScreenFinding;
  title: string;
  help: string;
  offers: FixOffer[];
  /** It is a warning that stops, and this role may accept it. */
  accepts: boolean;
  /** The record is open, and this role may take back that a warning was accepted. */
  mayWithdraw: boolean;
  /** The keys that lead to this card: it is the first one with something to settle, or the first that asks for a look-up. */
  keys: { fix: boolean; lookUp: boolean };
  /** What the fixes of this record need to know beside the finding. */
  facts: FixFacts;
};

export type FixFacts = {
  baseCurrency: string;
  buyer: string;
  customerDraft: CustomerDraft | null;
  /** New items as the lines that ask for one would have them, by line. */
  itemDrafts: { readonly [lineId: string]: ItemDraft };
  delivery: DeliveryChoices | null;
  own: ScreenTwin;
  twins: ScreenTwin[];
  /** The present values of the fields that can be edited here, by path. */
  values: { [path: string]: string };
};

type FormFix = Exclude<Fix, ButtonFix>;

/** One finding: what it says, why it stops, who acts, and what can be done about it, right here. */
export function FindingCard({ finding, title, help, offers, accepts, mayWithdraw, keys, facts }: FindingCardProps) {
  const t = useTranslations();
  const id = useId();
  const listens = useListens();
  const [isHelpShown, setIsHelpShown] = useState(false);
  const stops = finding.severity !== "info" && finding.acceptance === null;
  const forms = offers.filter((offer) => offer.isAllowed && isForm(offer.fix));
  const buttons = offers.filter((offer) => offer.isAllowed && !isForm(offer.fix));
  const locked = offers.filter((offer) => !offer.isAllowed);
  const [openForm, setOpenForm] = useState<number | null>(() => (stops && offers[0] !== undefined && isForm(offers[0].fix) ? firstForm(forms, finding) : null));
  const open = openForm === null ? undefined : forms[openForm]?.fix;
  // On what its key would go to: the open form, else the first button.
  const fixHints = keys.fix ? keyHints(t, "first-fix") : undefined;
  const buttonHints = (place: number) => (open === undefined && place === 0 ? fixHints : undefined);
  const sign = finding.severity === "error" ? "octagon-alert" : finding.severity === "warning" ? "triangle-alert" : "info";

  return (
    <article aria-labelledby={`${id}-title`} className={cn("grid gap-2.5 border-l-3 px-4 py-3", stops ? "border-held" : "border-transparent")}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <Picture of={sign} className={cn("mt-0.5", stops ? "text-held-fg" : "text-muted-foreground")} />
        <div className="min-w-0 flex-1">
          <h3 id={`${id}-title`} className="inline font-semibold">
            {title}
          </h3>
          {finding.severity === "warning" && (
            <Badge tone="outline" className="ml-2">
              {finding.acceptance === null ? t("records.findingCard.warning") : t("records.findingCard.warningAccepted")}
            </Badge>
          )}
          {finding.isFault && (
            <Badge tone="error" className="ml-2">
              {t("records.findingCard.checkFailed")}
            </Badge>
          )}
          <p className="break-words">{finding.message}</p>
        </div>
        <div className="flex items-center gap-1">
          {stops && <Badge tone="outline">{t("records.findingCard.acts", { role: roleName(t, finding.owner) })}</Badge>}
          <Button variant="ghost" size="icon-sm" aria-expanded={isHelpShown} aria-controls={`${id}-help`} onClick={() => setIsHelpShown(!isHelpShown)} aria-label={t("records.findingCard.whatItMeans", { title })}>
            <Picture of="circle-question-mark" />
          </Button>
        </div>
      </div>
      <p id={`${id}-help`} hidden={!isHelpShown} className="ml-7 max-w-3xl text-muted-foreground">
        {help}{" "}
        <Link href={`/rules/${finding.rule}`} className="whitespace-nowrap text-primary-text underline underline-offset-4">
          {t("records.findingCard.aboutRule")}
        </Link>
      </p>
      {finding.acceptance !== null && <AcceptedWarning finding={finding} acceptance={finding.acceptance} title={title} mayWithdraw={mayWithdraw} />}

      {(accepts || forms.length > 1 || buttons.length > 0 || (forms.length === 1 && open === undefined)) && (
        <div className="flex flex-wrap gap-2 sm:ml-7" data-fix={open === undefined ? "" : undefined}>
          {buttons.map(({ fix }, index) => {
            // What stops nothing need not be done.
            const isFirst = index === 0 && open === undefined && stops;
            return fix.do === "retry" ? <RetryButton key={fixKey(fix)} isFirst={isFirst} hints={buttonHints(index)} /> : <FixButton key={fixKey(fix)} fix={fix as ButtonFix} isFirst={isFirst} hints={buttonHints(index)} />;
          })}
          {(forms.length > 1 || open === undefined) &&
            forms.map(({ fix }, index) => (
              <Button
                key={fixKey(fix)}
                variant={index === openForm ? "secondary" : "outline"}
                className={cn(index === openForm && "border-input")}
                aria-expanded={index === openForm}
                aria-controls={`${id}-form`}
                {...buttonHints(buttons.length + index)}
                // A transition: the card stays while the code of the form is on its way.
                onClick={() => startTransition(() => setOpenForm(index === openForm ? null : index))}
              >
                {fixLabel(t, fix)}
              </Button>
            ))}
          {accepts && <AcceptWarning finding={finding} title={title} hints={buttonHints(buttons.length + forms.length)} />}
        </div>
      )}
      {open !== undefined && (
        <fieldset id={`${id}-form`} {...fixHints} data-fix="" disabled={!listens} className="min-w-0 disabled:[&_:disabled]:opacity-100 sm:ml-7">
          <FixForm fix={open as FormFix} finding={finding} facts={facts} hints={keys.lookUp ? keyHints(t, "look-up") : undefined} />
        </fieldset>
      )}
      {[...new Set(locked.map((offer) => offer.whoMay))].map((whoMay) => (
        <div key={whoMay} className="flex flex-wrap items-center gap-2 text-muted-foreground sm:ml-7">
          {locked.filter((offer) => offer.whoMay === whoMay).map(({ fix }) => (
            <Button key={fixKey(fix)} variant="outline" size="sm" disabled>
              <Picture of="lock" className="size-3.5" /> {fixLabel(t, fix)}
            </Button>
          ))}
          <span className="text-xs">{whoMay}</span>
        </div>
      ))}
    </article>
  );
}

function FixForm({ fix, finding, facts, hints }: { fix: FormFix; finding: ScreenFinding; facts: FixFacts; hints: KeyHints | undefined }) {
  const t = useTranslations();
  switch (fix.do) {
    case "choose-item":
      return <ChooseItem lineId={fix.lineId} sku={fix.sku} replaces={fix.replaces ?? null} suggestions={finding.itemSuggestions} sameSku={finding.sameSku} baseCurrency={facts.baseCurrency} hints={hints} />;
    case "create-item": {
      const draft = facts.itemDrafts[fix.lineId];
      return draft === undefined ? null : <CreateItem lineId={fix.lineId} sku={fix.sku} draft={draft} sameSku={finding.sameSku} baseCurrency={facts.baseCurrency} />;
    }
    case "choose-customer":
      return <ChooseCustomer suggestions={finding.customerSuggestions} isOnlyHere={fix.isOnlyHere === true} hints={hints} />;
    case "choose-supplier":
      return <ChooseSupplier suggestions={finding.customerSuggestions} isOnlyHere={fix.isOnlyHere === true} hints={hints} />;
    case "choose-location":
      return <ChooseLocation path={fix.path} named={fix.isOnlyHere === true ? "" : (facts.values[fix.path] ?? "")} hints={hints} />;
    case "create-customer":
      return facts.customerDraft === null ? null : <CreateCustomer draft={facts.customerDraft} buyer={facts.buyer} />;
    case "decide-delivery":
      return facts.delivery === null ? <p className="text-muted-foreground">{t("records.findingCard.nothingDelivered")}</p> : <DecideDelivery choices={facts.delivery} />;
    case "edit-field":
      return <EditField path={fix.path} label={fix.label} old={facts.values[fix.path] ?? ""} itemCode={facts.values[fix.path.replace(/\.uom$/, ".itemCode")]} baseCurrency={facts.baseCurrency} hints={hints} />;
    case "mark-duplicate":
      return <MarkDuplicate of={fix.of} label={fix.label} own={facts.own} twin={facts.twins.find((twin) => twin.id === fix.of) ?? null} />;
  }
}

function isForm(fix: Fix): fix is FormFix {
  return !["set-field", "bill-what-is-left", "reject", "retry", "release-hold"].includes(fix.do);
}

/** The form that is open from the beginning: with no debtor in sight, creating one is the likelier answer. */
function firstForm(forms: readonly FixOffer[], finding: ScreenFinding): number {
  const create = forms.findIndex(({ fix }) => fix.do === "create-customer");
  return create !== -1 && finding.customerSuggestions.length === 0 ? create : 0;
}

function fixKey(fix: Fix): string {
  return JSON.stringify(fix);
}
