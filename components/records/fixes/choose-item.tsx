"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellFixed } from "#components/fixes/tell-fixed.tsx";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { ItemCandidate, Ranked } from "#lib/reference/rank.ts";
import { answerItemAction } from "#lib/review/actions.ts";
import { ItemRow } from "../candidates.tsx";
import { useDesk, useRecordAction } from "../desk.tsx";
import { LookupCombobox } from "../lookup-combobox.tsx";
import { tell } from "../tell.ts";
import { withRestore } from "../with-restore.ts";

// Comes after the card: nobody has to wait for it to answer.
const FixPreview = loadLater(() => import("#components/fixes/fix-preview.tsx").then((module) => module.FixPreview));

type ChooseItemProps = {
  lineId: string;
  sku: string | null;
  /** The code on the line that AutoCount has not, or not in use: what takes its place is asked, of every record that names it. */
  replaces: string | null;
  suggestions: Ranked<ItemCandidate>[];
  /** Other held records that wait for the same SKU. */
  sameSku: number;
  baseCurrency: string;
  /** For the field, where a key leads to it. */
  hints?: KeyHints | undefined;
};

/** The answer to "which item is this?", for this record or for all that ask the same. */
export function ChooseItem({ lineId, sku, replaces, suggestions, sameSku, baseCurrency, hints }: ChooseItemProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const asked = replaces ?? sku;
  const [run, isPending] = useRecordAction();
  const [chosen, setChosen] = useState<Ranked<ItemCandidate> | null>(() => suggestions.find(isStrong) ?? null);
  const [isEverywhere, setIsEverywhere] = useState(asked !== null);
  const [similar, setSimilar] = useState<string[]>([]);

  const answer = () => {
    if (chosen === null) return;
    const everywhere = asked !== null && isEverywhere;
    run(
      () => answerItemAction({ recordId: record.id, revision: record.revision, lineId, itemCode: chosen.code, everywhere, similar: everywhere ? similar : [] }),
      ({ freed, runId, revision: after }) => {
        fixed();
        const title = t("records.chooseItem.isNow", { asked: asked ?? t("records.chooseItem.someLine"), code: chosen.code });
        if (runId === null) tell.success(title, { description: t("records.chooseItem.onlyHere"), ...withRestore(t, { record, href: place.href, before: record.revision, after }) });
        else tellFixed(t, { title, text: t("records.chooseItem.remembered"), asked: asked ?? t("records.chooseItem.theLine"), freed, runId, number: record.number });
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
          label={asked === null ? t("records.chooseItem.item") : replaces === null ? t("records.chooseItem.itemFor", { asked }) : t("records.chooseItem.itemInPlaceOf", { asked })}
          placeholder={t("records.chooseItem.find")}
          address={`/api/lookup/items?recordId=${record.id}&lineId=${encodeURIComponent(lineId)}`}
          suggestions={suggestions}
          chosen={chosen}
          onChoose={setChosen}
          control={hints}
          renderRow={(item) => <ItemRow item={item} currency={baseCurrency} />}
        />
        <Button type="submit" isPending={isPending} disabled={chosen === null}>
          {t("records.chooseItem.use")}
        </Button>
      </div>
      {chosen !== null && <div className="rounded-md border bg-muted/50 px-2.5 py-1.5"><ItemRow item={chosen} currency={baseCurrency} /></div>}
      {asked !== null && (
        <label className="flex w-fit items-center gap-2 text-sm">
          <Checkbox checked={isEverywhere} onChange={(event) => setIsEverywhere(event.target.checked)} />
          {replaces !== null ? t("records.chooseItem.alsoEverywhere", { replaces }) : sameSku === 0 ? t("records.chooseItem.rememberIt", { sku: sku ?? "" }) : t("records.chooseItem.alsoSameSku", { sameSku })}
        </label>
      )}
      {asked !== null && isEverywhere && chosen !== null && (
        <FixPreview question={{ recordId: record.id, type: "item", at: lineId, target: chosen.code, similar }} baseCurrency={baseCurrency} onSimilar={setSimilar} />
      )}
    </form>
  );
}

/** Strong enough to stand there before anybody typed; taking it is still a person's act. */
function isStrong(item: Ranked<ItemCandidate>): boolean {
  return item.isActive && item.reasons.some((reason) => ["same-code", "same-barcode", "chosen-before"].includes(reason.why) || (reason.why === "similar-description" && reason.percent >= 50));
}
