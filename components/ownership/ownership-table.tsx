import { useTranslations } from "next-intl";
import { Age } from "#components/format/age.tsx";
import { Link } from "#components/ui/link.tsx";
import type { OwnerRow } from "#lib/ownership/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { ChooseOwner } from "./choose-owner.tsx";
import { ownerWords } from "./owner-words.ts";

type OwnershipTableProps = { rows: readonly OwnerRow[]; sources: readonly { id: string; name: string }[]; now: string; mayChange: boolean };

/** The ownership table of the checklist: each kind of data, who owns it and what that means. */
export function OwnershipTable({ rows, sources, now, mayChange }: OwnershipTableProps) {
  const t = useTranslations();
  return (
    <>
      <ul className="divide-y border-y bg-card" aria-label={t("ownership.ownershipTable.whoOwns")}>
        {rows.map((row) => {
          const { data, owner, since, setByName, held } = row;
          const words = ownerWords(t)[data];
          return (
            <li key={data} data-owned={data} className="grid gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1.6fr)] lg:px-6">
              <div>
                <h2 className="font-medium">{t(`ownership.data.${data}`)}</h2>
                <p className="text-xs text-muted-foreground">{words.about}</p>
              </div>
              <div className="grid content-start gap-1">
                {mayChange ? <ChooseOwner row={row} sources={sources} /> : <p className="font-medium">{ownerLabel(t, row)}</p>}
                <p className="text-xs text-muted-foreground">
                  {since === null ? t("ownership.ownershipTable.nobodyHasDecidedYet") : <>{t.rich("ownership.ownershipTable.sinceSet", { age: () => <Age at={since} now={now} />, setByName: setByName ?? "" })}</>}
                </p>
              </div>
              <div className="text-sm">
                <p>{owner === null ? words.undecided : owner === "ledger" ? words.ledger : words.other}</p>
                {held > 0 && (
                  <p className="mt-1">
                    <Link href="/ownership/conflicts" className="underline underline-offset-4">
                      {t("ownership.ownershipTable.n1RecordIsHeld", { held })}
                    </Link>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {!mayChange && <p className="px-4 py-3 text-xs text-muted-foreground lg:px-6">{t("ownership.ownershipTable.anAdminChangesWhoOwns")}</p>}
    </>
  );
}

function ownerLabel(t: Translate, { owner, sourceName }: OwnerRow): string {
  return owner === null ? t("ownership.ownershipTable.notDecided") : owner === "ledger" ? t("ownership.ownershipTable.autocount") : owner === "any" ? t("ownership.ownershipTable.anySource") : (sourceName ?? t("ownership.ownershipTable.aSourceThatIsGone"));
}
