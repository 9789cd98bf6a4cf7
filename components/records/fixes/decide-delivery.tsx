"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatMoney, formatQuantity } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { type Choice as ChoiceOf, ChoiceCards } from "#components/ui/choice-cards.tsx";
import { decideDeliveryAction } from "#lib/review/actions.ts";
import type { DeliveryChoices } from "../delivery-choices.ts";
import { useDesk, useRecordAction } from "../desk.tsx";
import { tell } from "../tell.ts";
import { withoutUndo } from "../undo.ts";

type Choice = "invoice-delivered" | "wait" | "close-rest";

/** The three answers to a partial delivery, each with what it does in pieces and money. */
export function DecideDelivery({ choices }: { choices: DeliveryChoices }) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [choice, setChoice] = useState<Choice>("invoice-delivered");
  const { currency, delivered, ordered, now, open, rest } = choices;
  const left = { open: formatQuantity(open), amount: formatMoney(rest, currency) };
  const answers: (ChoiceOf<Choice> & { done: string })[] = [
    { value: "invoice-delivered", title: t("records.decideDelivery.invoiceNow", { delivered: formatQuantity(delivered), ordered: formatQuantity(ordered), amount: formatMoney(now, currency) }), text: open === "1" ? t("records.decideDelivery.pieceStaysOpen", left) : t("records.decideDelivery.piecesStayOpen", left), done: t("records.decideDelivery.invoicedRestOpen") },
    { value: "wait", title: t("records.decideDelivery.wait"), text: t("records.decideDelivery.nothingUntilAll", { ordered: formatQuantity(ordered) }), done: t("records.decideDelivery.waits") },
    { value: "close-rest", title: t("records.decideDelivery.invoiceAndClose", { delivered: formatQuantity(delivered), ordered: formatQuantity(ordered), amount: formatMoney(now, currency) }), text: open === "1" ? t("records.decideDelivery.pieceNeverInvoiced", left) : t("records.decideDelivery.piecesNeverInvoiced", left), done: t("records.decideDelivery.invoicedRestClosed") },
  ];

  const afterwards: { readonly [choice in Choice]: string } = {
    "invoice-delivered": t("records.decideDelivery.afterwards.invoiceDelivered"),
    wait: t("records.decideDelivery.afterwards.wait"),
    "close-rest": t("records.decideDelivery.afterwards.closeRest"),
  };
  const decide = () => {
    run(
      () => decideDeliveryAction({ recordId: record.id, revision: record.revision, choice }),
      () => {
        fixed();
        tell.success(answers.find((answer) => answer.value === choice)?.done ?? t("records.decideDelivery.decided"), withoutUndo({ what: afterwards[choice], href: place.href }));
      },
    );
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <ChoiceCards legend={t("records.decideDelivery.question")} choices={answers} chosen={choice} onChoose={setChoice} className="lg:grid-cols-3" />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" isPending={isPending}>
          {choice === "wait" ? t("records.decideDelivery.waitButton") : choice === "close-rest" ? t("records.decideDelivery.closeButton") : t("records.decideDelivery.invoiceButton")}
        </Button>
        <p className="min-w-0 text-xs text-muted-foreground">
          {t("records.decideDelivery.open", { lines: choices.lines.map((line) => `${formatQuantity(line.open)} × ${line.description}`).join(", ") })}
          <span className="block">{afterwards[choice]}</span>
        </p>
      </div>
    </form>
  );
}
