"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { whoMay } from "#components/records/role-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { setLineAction } from "#lib/posting/actions.ts";
import type { LineScreen } from "#lib/posting/line-queries.ts";
import type { Translate } from "#messages/translate.ts";
import { lineRefusal, type LineTrouble } from "./line-refusal.ts";
import { useLineAction } from "./use-line-action.ts";

const days = (t: Translate) => [t("posting.lineSettings.days.mon"), t("posting.lineSettings.days.tue"), t("posting.lineSettings.days.wed"), t("posting.lineSettings.days.thu"), t("posting.lineSettings.days.fri"), t("posting.lineSettings.days.sat"), t("posting.lineSettings.days.sun")] as const;

type LineSettingsProps = { line: Pick<LineScreen, "revision" | "settings" | "usualPace">; maySet: boolean };

/** How many, how fast and when: what an administrator sets. What is typed stays where it is refused. */
export function LineSettingsCard({ line, maySet }: LineSettingsProps) {
  const t = useTranslations();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("posting.lineSettings.paceAndWindow")}</CardTitle>
      </CardHeader>
      <CardContent>{maySet ? <SettingsForm line={line} /> : <SettingsText line={line} />}</CardContent>
    </Card>
  );
}

function SettingsText({ line: { settings, usualPace } }: Pick<LineSettingsProps, "line">) {
  const t = useTranslations();
  const { window } = settings;
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-muted-foreground">{t("posting.lineSettings.pace")}</dt>
        <dd>{paceText(t, settings.pace ?? usualPace)}</dd>
        <dt className="text-muted-foreground">{t("posting.lineSettings.window")}</dt>
        <dd>{window === null ? t("posting.lineSettings.alwaysOpen") : t("posting.lineSettings.toMalaysianTime", { days: window.days.map((day) => days(t)[day - 1]).join(", "), from: window.from, to: window.to })}</dd>
        <dt className="text-muted-foreground">{t("posting.lineSettings.inOneGo")}</dt>
        <dd>{t("posting.lineSettings.documents", { batchSize: settings.batchSize })}</dd>
      </dl>
      <p className="text-xs text-muted-foreground">{whoMay(t, "settings:manage")}</p>
    </div>
  );
}

function SettingsForm({ line }: Pick<LineSettingsProps, "line">) {
  const t = useTranslations();
  const { settings, usualPace, revision } = line;
  const [pace, setPace] = useState(settings.pace === null ? "" : String(settings.pace));
  const [batchSize, setBatchSize] = useState(String(settings.batchSize));
  const [hasWindow, setHasWindow] = useState(settings.window !== null);
  const [chosen, setChosen] = useState<readonly number[]>(settings.window?.days ?? [1, 2, 3, 4, 5]);
  const [from, setFrom] = useState(settings.window?.from ?? "08:00");
  const [to, setTo] = useState(settings.window?.to ?? "20:00");
  const [trouble, setTrouble] = useState<LineTrouble | null>(null);
  const [run, isPending] = useLineAction();
  const issues = trouble?.code === "invalid" ? trouble.issues : {};
  const windowError = ["window", "window.days", "window.from", "window.to"].flatMap((path) => issues[path] ?? [])[0];

  const save = () =>
    run(
      () =>
        setLineAction({
          revision, batchSize: numberOf(batchSize), pace: pace.trim() === "" ? null : numberOf(pace),
          window: hasWindow ? { days: [...chosen], from, to } : null,
        }),
      () => (setTrouble(null), tell.success(t("posting.lineSettings.saved"), { description: t("posting.lineSettings.itCountsFromTheNext") })),
      setTrouble,
    );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {trouble !== null && trouble.code !== "invalid" && (
        <p role="alert" className="rounded-md bg-error-soft px-3 py-2 text-error-fg">
          {lineRefusal(t, trouble)}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="line-pace" label={t("posting.lineSettings.callsAMinute")} hint={usualPace === 0 ? t("posting.lineSettings.emptyNoLimitADocument") : t("posting.lineSettings.emptyCallsAMinute0", { usualPace })} error={issues["pace"]?.[0]}>
          <Input id="line-pace" inputMode="numeric" value={pace} placeholder={usualPace === 0 ? t("posting.lineSettings.noLimit") : String(usualPace)} onChange={(event) => setPace(event.target.value)} {...describedBy("line-pace", { hint: true, error: issues["pace"] })} />
        </Field>
        <Field id="line-batch" label={t("posting.lineSettings.documentsInOneGo")} hint={t("posting.lineSettings.thenOtherCompaniesWorkGets")} error={issues["batchSize"]?.[0]}>
          <Input id="line-batch" inputMode="numeric" value={batchSize} onChange={(event) => setBatchSize(event.target.value)} {...describedBy("line-batch", { hint: true, error: issues["batchSize"] })} />
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="sr-only">{t("posting.lineSettings.postingWindow")}</legend>
        <label className="flex items-center gap-2">
          <Checkbox checked={hasWindow} onChange={(event) => setHasWindow(event.target.checked)} />
          {t("posting.lineSettings.sendOnlyInAWindow")}
        </label>
        {hasWindow && (
          <>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {days(t).map((name, index) => (
                <label key={name} className="flex items-center gap-1.5">
                  <Checkbox
                    checked={chosen.includes(index + 1)}
                    onChange={(event) => setChosen(event.target.checked ? [...chosen, index + 1].sort() : chosen.filter((day) => day !== index + 1))}
                  />
                  {name}
                </label>
              ))}
            </div>
            <div className="flex flex-wrap items-end gap-3">
              <Field id="line-from" label={t("posting.lineSettings.opens")}>
                <Input id="line-from" type="time" value={from} onChange={(event) => setFrom(event.target.value)} className="w-32" />
              </Field>
              <Field id="line-to" label={t("posting.lineSettings.closes")}>
                <Input id="line-to" type="time" value={to} onChange={(event) => setTo(event.target.value)} className="w-32" />
              </Field>
              <p className="pb-1.5 text-xs text-muted-foreground">{to <= from ? t("posting.lineSettings.malaysianTimeOnTheNext") : t("posting.lineSettings.malaysianTime")}</p>
            </div>
            {windowError !== undefined && (
              <p role="alert" className="text-xs text-error-fg">
                {windowError}
              </p>
            )}
          </>
        )}
      </fieldset>
      <div>
        <Button type="submit" isPending={isPending}>
          {t("posting.lineSettings.save")}
        </Button>
      </div>
    </form>
  );
}

function paceText(t: Translate, callsPerMinute: number): string {
  return callsPerMinute === 0 ? t("posting.lineSettings.asManyCallsAsAutocount") : t("posting.lineSettings.callsAMinute2", { callsPerMinute });
}

/** What is no number is handed on as it is not: the server says so beside the field. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
