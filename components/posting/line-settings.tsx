"use client";

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
import { lineRefusal, type LineTrouble } from "./line-refusal.ts";
import { useLineAction } from "./use-line-action.ts";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

type LineSettingsProps = { line: Pick<LineScreen, "revision" | "settings" | "usualPace">; maySet: boolean };

/** How many, how fast and when: what an administrator sets. What is typed stays where it is refused. */
export function LineSettingsCard({ line, maySet }: LineSettingsProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Pace and window</CardTitle>
      </CardHeader>
      <CardContent>{maySet ? <SettingsForm line={line} /> : <SettingsText line={line} />}</CardContent>
    </Card>
  );
}

function SettingsText({ line: { settings, usualPace } }: Pick<LineSettingsProps, "line">) {
  const { window } = settings;
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-muted-foreground">Pace</dt>
        <dd>{paceText(settings.pace ?? usualPace)}</dd>
        <dt className="text-muted-foreground">Window</dt>
        <dd>{window === null ? "Always open" : `${window.days.map((day) => days[day - 1]).join(", ")}, ${window.from} to ${window.to} Malaysian time`}</dd>
        <dt className="text-muted-foreground">In one go</dt>
        <dd>{settings.batchSize} documents</dd>
      </dl>
      <p className="text-xs text-muted-foreground">{whoMay("settings:manage")}</p>
    </div>
  );
}

function SettingsForm({ line }: Pick<LineSettingsProps, "line">) {
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
      () => (setTrouble(null), tell.success("Saved", { description: "It counts from the next document on." })),
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
          {lineRefusal(trouble)}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="line-pace" label="Calls a minute" hint={usualPace === 0 ? "Empty: no limit. A document takes about 3." : `Empty: ${usualPace} calls a minute. 0: no limit. A document takes about 3.`} error={issues["pace"]?.[0]}>
          <Input id="line-pace" inputMode="numeric" value={pace} placeholder={usualPace === 0 ? "No limit" : String(usualPace)} onChange={(event) => setPace(event.target.value)} {...describedBy("line-pace", { hint: true, error: issues["pace"] })} />
        </Field>
        <Field id="line-batch" label="Documents in one go" hint="Then other companies' work gets its turn." error={issues["batchSize"]?.[0]}>
          <Input id="line-batch" inputMode="numeric" value={batchSize} onChange={(event) => setBatchSize(event.target.value)} {...describedBy("line-batch", { hint: true, error: issues["batchSize"] })} />
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="sr-only">Posting window</legend>
        <label className="flex items-center gap-2">
          <Checkbox checked={hasWindow} onChange={(event) => setHasWindow(event.target.checked)} />
          Send only in a window; outside it what is approved waits
        </label>
        {hasWindow && (
          <>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {days.map((name, index) => (
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
              <Field id="line-from" label="Opens">
                <Input id="line-from" type="time" value={from} onChange={(event) => setFrom(event.target.value)} className="w-32" />
              </Field>
              <Field id="line-to" label="Closes">
                <Input id="line-to" type="time" value={to} onChange={(event) => setTo(event.target.value)} className="w-32" />
              </Field>
              <p className="pb-1.5 text-xs text-muted-foreground">{to <= from ? "Malaysian time, on the next day" : "Malaysian time"}</p>
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
          Save
        </Button>
      </div>
    </form>
  );
}

function paceText(callsPerMinute: number): string {
  return callsPerMinute === 0 ? "as many calls as AutoCount answers" : `${callsPerMinute} calls a minute`;
}

/** What is no number is handed on as it is not: the server says so beside the field. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
