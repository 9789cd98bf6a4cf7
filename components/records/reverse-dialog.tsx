"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatMoney } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { type Choice, ChoiceCards } from "#components/ui/choice-cards.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { reverseRecordAction } from "#lib/posting/actions.ts";
import { creditPostedAction } from "#lib/review/actions.ts";
import type { ScreenReversal } from "#lib/review/record-screen.ts";
import type { Translate } from "#messages/translate.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type Way = "void" | "book-anew" | "credit";

/** Takes a posted document back in one of the ways that are open, or says what stands in the way before anybody asks. */
export function ReverseDocument({ reversal, docNo }: { reversal: ScreenReversal; docNo: string }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();
  const [isAsking, setIsAsking] = useState(false);
  const ways = waysOf(t, docNo, reversal);
  const first = ways.find(({ isDisabled }) => isDisabled !== true);
  const [chosen, setChosen] = useState<Way | null>(null);
  if (first === undefined) return <p className="border-t pt-3 text-muted-foreground">{t("records.reverseDialog.notNow", { why: reversal.whyNotVoid ?? "" })}</p>;

  const way = ways.find(({ value, isDisabled }) => value === chosen && isDisabled !== true)?.value ?? first.value;
  const seen = { recordId: record.id, revision: record.revision };
  const voids = (reason: string, bookAnew: boolean) =>
    run(
      () => reverseRecordAction({ ...seen, reason, bookAnew }),
      () => {
        setIsAsking(false);
        tell.success(t("records.reverseDialog.beingVoided", { docNo }), {
          ...withoutUndo({ what: t("records.followUps.voidIsFinal"), href: place.href }),
          description: bookAnew ? t("records.reverseDialog.untilVoidedThenAnew") : t("records.reverseDialog.untilVoided"),
        });
      },
    );
  const credits = (reason: string) =>
    run(
      () => creditPostedAction({ ...seen, reason }),
      (made) => {
        setIsAsking(false);
        tell.success(t("records.reverseDialog.credit.done"), { ...withoutUndo({ what: t("records.reverseDialog.credit.afterwards"), href: `/records/${made.recordId}` }), description: t("records.reverseDialog.credit.checked") });
        router.push(`/records/${made.recordId}`);
      },
    );
  return (
    <div className="grid justify-items-start gap-2 border-t pt-3">
      {reversal.whyNotVoid !== null && <p className="text-muted-foreground">{t("records.reverseDialog.notVoidable", { why: reversal.whyNotVoid })}</p>}
      {reversal.mayHinder !== null && <p className="text-muted-foreground">{reversal.mayHinder}</p>}
      <Button variant="outline" onClick={() => setIsAsking(true)}>
        <Undo2 /> {t("records.reverseDialog.reverseAsk")}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t("records.reverseDialog.title", { number: record.number })}
          text={t("records.reverseDialog.question", { docNo })}
          confirm={{ void: t("records.reverseDialog.void.confirm", { docNo }), "book-anew": t("records.reverseDialog.bookAnew.confirm"), credit: t("records.reverseDialog.credit.confirm") }[way]}
          isDestructive={way !== "credit"}
          isPending={isPending}
          onReason={(reason) => (way === "credit" ? credits(reason) : voids(reason, way === "book-anew"))}
          onClose={() => setIsAsking(false)}
        >
          <ChoiceCards legend={t("records.reverseDialog.ways")} choices={ways} chosen={way} onChoose={setChosen} />
        </ReasonDialog>
      )}
    </div>
  );
}

/** The ways with what each does; one that is not open says why, one that makes no sense for the kind is left out. */
function waysOf(t: Translate, docNo: string, { whyNotVoid, whyNotAnew, credit, hoursLeft, mayHinder }: ScreenReversal): Choice<Way>[] {
  const first = hoursLeft === null ? "" : t("records.reverseDialog.cancelFirst", { hoursLeft });
  const hinders = mayHinder === null ? "" : ` ${mayHinder}`;
  return [
    { value: "void", title: t("records.reverseDialog.void.title"), text: whyNotVoid ?? t("records.reverseDialog.void.text", { first, hinders }), isDisabled: whyNotVoid !== null },
    {
      value: "book-anew", title: t("records.reverseDialog.bookAnew.title"), isDisabled: whyNotAnew !== null,
      text: whyNotAnew ?? t("records.reverseDialog.bookAnew.text", { first }),
    },
    ...(credit === null ? [] : [{ value: "credit" as const, title: t("records.reverseDialog.credit.title", { total: formatMoney(credit.total, credit.currency) }), text: t("records.reverseDialog.credit.text", { docNo }) }]),
  ];
}
