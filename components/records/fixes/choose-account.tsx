"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellFixed } from "#components/fixes/tell-fixed.tsx";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import { type chooseCustomerAction, correctRecordAction } from "#lib/review/actions.ts";
import { CustomerRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";
import { withRestore } from "../with-restore.ts";

// Comes after the card: nobody has to wait for it to answer.
const FixPreview = loadLater(() => import("#components/fixes/fix-preview.tsx").then((module) => module.FixPreview));

type ChooseAccountProps = {
  list: "customers" | "suppliers";
  /** What the other side and its account are called here. */
  side: "buyer" | "supplier";
  account: "debtor" | "creditor";
  choose: typeof chooseCustomerAction;
  suggestions: Ranked<CustomerCandidate>[];
  /** The account that is named is somebody's own and right elsewhere: the answer is for this record alone. */
  isOnlyHere: boolean;
  /** For the field, where a key leads to it. */
  hints?: KeyHints | undefined;
};

/** The answer to "whose account in AutoCount is this?", remembered for the next document. */
export function ChooseAccount({ list, side, account, choose, suggestions, isOnlyHere, hints }: ChooseAccountProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<Ranked<CustomerCandidate> | null>(() => (isOnlyHere ? null : (suggestions.find(isStrong) ?? null)));
  const [similar, setSimilar] = useState<string[]>([]);

  const answer = () => {
    if (chosen === null) return;
    if (isOnlyHere) {
      return run(
        () => correctRecordAction({ recordId: record.id, revision: record.revision, changes: [{ path: `${list === "customers" ? "customer" : "supplier"}.code`, value: chosen.code }] }),
        ({ revision: after }) => {
          fixed();
          tell.success(t("records.chooseAccount.isNow", { side, code: chosen.code }), { description: t("records.chooseAccount.onlyThisOne"), ...withRestore(t, { record, href: place.href, before: record.revision, after }) });
        },
      );
    }
    run(
      () => choose({ recordId: record.id, revision: record.revision, code: chosen.code, similar }),
      ({ freed, runId, revision: after }) => {
        fixed();
        const title = t("records.chooseAccount.isNow", { side, code: chosen.code });
        if (runId === null) tell.success(title, { description: t("records.chooseAccount.onlyHere"), ...withRestore(t, { record, href: place.href, before: record.revision, after }) });
        else tellFixed(t, { title, text: t("records.chooseAccount.remembered"), asked: t("records.chooseAccount.theSide", { side }), freed, runId, number: record.number });
      },
    );
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      <div className="flex gap-2">
        <LookupCombobox
          label={account === "debtor" ? t("records.chooseAccount.debtorInAutoCount") : t("records.chooseAccount.creditorInAutoCount")}
          placeholder={t("records.chooseAccount.find", { account })}
          address={`/api/lookup/${list}?recordId=${record.id}`}
          suggestions={suggestions}
          chosen={chosen}
          onChoose={setChosen}
          control={hints}
          renderRow={(row) => <CustomerRow customer={row} />}
        />
        <Button type="submit" isPending={isPending} disabled={chosen === null}>
          {t("records.chooseAccount.use", { account })}
        </Button>
      </div>
      {chosen !== null && <div className="rounded-md border bg-muted/50 px-2.5 py-1.5"><CustomerRow customer={chosen} /></div>}
      {chosen !== null && !isOnlyHere && (
        <FixPreview question={{ recordId: record.id, type: list === "customers" ? "customer" : "supplier", at: "", target: chosen.code, similar }} baseCurrency="" onSimilar={setSimilar} />
      )}
    </form>
  );
}

function isStrong(candidate: Ranked<CustomerCandidate>): boolean {
  return candidate.isActive && candidate.reasons.some((reason) => ["same-register-no", "same-email", "same-phone", "same-name"].includes(reason.why));
}
