"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatMoney } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { type Choice, ChoiceCards } from "#components/ui/choice-cards.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { reverseRecordAction } from "#lib/posting/actions.ts";
import { creditPostedAction } from "#lib/review/actions.ts";
import type { ScreenReversal } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type Way = "void" | "book-anew" | "credit";

/** Takes a posted document back in one of the ways that are open, or says what stands in the way before anybody asks. */
export function ReverseDocument({ reversal, docNo }: { reversal: ScreenReversal; docNo: string }) {
  const { record } = useDesk();
  const router = useRouter();
  const [run, isPending] = useRecordAction();
  const [isAsking, setIsAsking] = useState(false);
  const ways = waysOf(docNo, reversal);
  const first = ways.find(({ isDisabled }) => isDisabled !== true);
  const [chosen, setChosen] = useState<Way | null>(null);
  if (first === undefined) return <p className="border-t pt-3 text-muted-foreground">It cannot be reversed now. {reversal.whyNotVoid}</p>;

  const way = ways.find(({ value, isDisabled }) => value === chosen && isDisabled !== true)?.value ?? first.value;
  const seen = { recordId: record.id, revision: record.revision };
  const voids = (reason: string, bookAnew: boolean) =>
    run(
      () => reverseRecordAction({ ...seen, reason, bookAnew }),
      () => {
        setIsAsking(false);
        tell.success(`${docNo} is being voided`, { description: `It counts until AutoCount says that it is voided.${bookAnew ? " Then a record of its own takes its place, to be corrected and approved." : ""}` });
      },
    );
  const credits = (reason: string) =>
    run(
      () => creditPostedAction({ ...seen, reason }),
      (made) => {
        setIsAsking(false);
        tell.success("The credit note is made", { description: "It is checked and approved like any other." });
        router.push(`/records/${made.recordId}`);
      },
    );
  return (
    <div className="grid justify-items-start gap-2 border-t pt-3">
      {reversal.whyNotVoid !== null && <p className="text-muted-foreground">It cannot be voided now. {reversal.whyNotVoid}</p>}
      {reversal.mayHinder !== null && <p className="text-muted-foreground">{reversal.mayHinder}</p>}
      <Button variant="outline" onClick={() => setIsAsking(true)}>
        <Undo2 /> Reverse …
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Reverse ${record.number}`}
          text={`${docNo} is in the books. How is it taken back?`}
          confirm={{ void: `Void ${docNo}`, "book-anew": "Void and book anew", credit: "Make the credit note" }[way]}
          isDestructive={way !== "credit"}
          isPending={isPending}
          onReason={(reason) => (way === "credit" ? credits(reason) : voids(reason, way === "book-anew"))}
          onClose={() => setIsAsking(false)}
        >
          <ChoiceCards legend="How it is taken back" choices={ways} chosen={way} onChoose={setChosen} />
        </ReasonDialog>
      )}
    </div>
  );
}

/** The ways with what each does; one that is not open says why, one that makes no sense for the kind is left out. */
function waysOf(docNo: string, { whyNotVoid, whyNotAnew, credit, hoursLeft, mayHinder }: ScreenReversal): Choice<Way>[] {
  const first = hoursLeft === null ? "" : ` Cancel its e-invoice first (at least ${hoursLeft} hours are left): while that stands, nothing is voided.`;
  const hinders = mayHinder === null ? "" : ` ${mayHinder}`;
  return [
    { value: "void", title: "Void it", text: whyNotVoid ?? `It stays in AutoCount with its number and no longer counts. This cannot be undone, and the number is never used again.${first}${hinders}`, isDisabled: whyNotVoid !== null },
    {
      value: "book-anew", title: "Void it and book it anew", isDisabled: whyNotAnew !== null,
      text: whyNotAnew ?? `Voided as above. Then the same document becomes a record of its own, to be corrected, approved and sent under a new number.${first}`,
    },
    ...(credit === null ? [] : [{ value: "credit" as const, title: `Credit note over ${formatMoney(credit.total, credit.currency)}`, text: `${docNo} stands. A credit note over what was not given back yet is made here, to be corrected, checked and approved like any other.` }]),
  ];
}
