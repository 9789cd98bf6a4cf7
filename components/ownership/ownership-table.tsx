import Link from "next/link";
import { Age } from "#components/format/age.tsx";
import { dataLabels } from "#lib/ownership/ownership.ts";
import type { OwnerRow } from "#lib/ownership/queries.ts";
import { ChooseOwner } from "./choose-owner.tsx";
import { ownerWords } from "./owner-words.ts";

type OwnershipTableProps = { rows: readonly OwnerRow[]; sources: readonly { id: string; name: string }[]; now: string; mayChange: boolean };

/** The ownership table of the checklist: each kind of data, who owns it and what that means. */
export function OwnershipTable({ rows, sources, now, mayChange }: OwnershipTableProps) {
  return (
    <>
      <ul className="divide-y border-y bg-card" aria-label="Who owns what">
        {rows.map((row) => {
          const { data, owner, since, setByName, held } = row;
          const words = ownerWords[data];
          return (
            <li key={data} data-owned={data} className="grid gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1.6fr)] lg:px-6">
              <div>
                <h2 className="font-medium">{dataLabels[data]}</h2>
                <p className="text-xs text-muted-foreground">{words.about}</p>
              </div>
              <div className="grid content-start gap-1">
                {mayChange ? <ChooseOwner row={row} sources={sources} /> : <p className="font-medium">{ownerLabel(row)}</p>}
                <p className="text-xs text-muted-foreground">
                  {since === null ? "Nobody has decided yet." : <>Since <Age at={since} now={now} />, set by {setByName}.</>}
                </p>
              </div>
              <div className="text-sm">
                <p>{owner === null ? words.undecided : owner === "ledger" ? words.ledger : words.other}</p>
                {held > 0 && (
                  <p className="mt-1">
                    <Link href="/ownership/conflicts" className="underline underline-offset-4">
                      {held === 1 ? "1 record is held for it" : `${held} records are held for it`}
                    </Link>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {!mayChange && <p className="px-4 py-3 text-xs text-muted-foreground lg:px-6">An admin changes who owns what.</p>}
    </>
  );
}

function ownerLabel({ owner, sourceName }: OwnerRow): string {
  return owner === null ? "Not decided" : owner === "ledger" ? "AutoCount" : owner === "any" ? "Any source" : (sourceName ?? "A source that is gone");
}
