"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { CustomerCandidate, Ranked } from "#lib/reference/rank.ts";
import { chooseCustomerAction } from "#lib/review/actions.ts";
import { CustomerRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";

/** The answer to "which debtor is this buyer?"; it is remembered for the buyer's next order. */
export function ChooseCustomer({ suggestions }: { suggestions: Ranked<CustomerCandidate>[] }) {
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<Ranked<CustomerCandidate> | null>(() => suggestions.find(isStrong) ?? null);

  const choose = () => {
    if (chosen === null) return;
    run(
      () => chooseCustomerAction({ recordId: record.id, revision: record.revision, code: chosen.code }),
      ({ freed }) => {
        fixed();
        const others = freed === 0 ? "" : ` ${freed} other ${freed === 1 ? "record" : "records"} of this buyer ${freed === 1 ? "is" : "are"} checked again now.`;
        tell.success(`The buyer is ${chosen.code} now`, { description: `Remembered for the next order.${others}` });
      },
    );
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <div className="flex gap-2">
        <LookupCombobox
          label="Debtor in AutoCount"
          placeholder="Find a debtor by name, code, e-mail, phone or register no."
          address={`/api/lookup/customers?recordId=${record.id}`}
          suggestions={suggestions}
          chosen={chosen}
          onChoose={setChosen}
          renderRow={(customer) => <CustomerRow customer={customer} />}
        />
        <Button type="submit" isPending={isPending} disabled={chosen === null}>
          Use this debtor
        </Button>
      </div>
      {chosen !== null && <div className="rounded-md border bg-muted/50 px-2.5 py-1.5"><CustomerRow customer={chosen} /></div>}
    </form>
  );
}

function isStrong(customer: Ranked<CustomerCandidate>): boolean {
  return customer.isActive && customer.reasons.some((reason) => ["same-register-no", "same-email", "same-phone", "same-name"].includes(reason.why));
}
