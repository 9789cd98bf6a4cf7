"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import type { chooseCustomerAction } from "#lib/review/actions.ts";
import { CustomerRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";

type ChooseAccountProps = {
  list: "customers" | "suppliers";
  /** What the other side and its account are called here. */
  side: "buyer" | "supplier";
  account: "debtor" | "creditor";
  choose: typeof chooseCustomerAction;
  suggestions: Ranked<CustomerCandidate>[];
};

/** The answer to "whose account in AutoCount is this?", remembered for the next document. */
export function ChooseAccount({ list, side, account, choose, suggestions }: ChooseAccountProps) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<Ranked<CustomerCandidate> | null>(() => suggestions.find(isStrong) ?? null);

  const answer = () => {
    if (chosen === null) return;
    run(
      () => choose({ recordId: record.id, revision: record.revision, code: chosen.code }),
      ({ freed }) => {
        fixed();
        const others = freed === 0 ? "" : ` ${freed} other ${freed === 1 ? "record" : "records"} of this ${side} ${freed === 1 ? "is" : "are"} checked again now.`;
        tell.success(`The ${side} is ${chosen.code} now`, { description: `Remembered for the next order.${others}` });
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
          label={`${account === "debtor" ? "Debtor" : "Creditor"} in AutoCount`}
          placeholder={`Find a ${account} by name, code, e-mail, phone or register no.`}
          address={`/api/lookup/${list}?recordId=${record.id}`}
          suggestions={suggestions}
          chosen={chosen}
          onChoose={setChosen}
          renderRow={(row) => <CustomerRow customer={row} />}
        />
        <Button type="submit" isPending={isPending} disabled={chosen === null}>
          Use this {account}
        </Button>
      </div>
      {chosen !== null && <div className="rounded-md border bg-muted/50 px-2.5 py-1.5"><CustomerRow customer={chosen} /></div>}
    </form>
  );
}

function isStrong(candidate: Ranked<CustomerCandidate>): boolean {
  return candidate.isActive && candidate.reasons.some((reason) => ["same-register-no", "same-email", "same-phone", "same-name"].includes(reason.why));
}
