"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OverrideStep } from "#lib/mapping/override.ts";
import type { Transform } from "#lib/mapping/schema.ts";
import type { Translate } from "#messages/translate.ts";
import { constantOf, originOf, type StepOrigin } from "./step-words.ts";
import { TransformList } from "./transform-list.tsx";

type MappingStepProps = {
  step: OverrideStep;
  place: number;
  of: number;
  /** What is wrong with it, as the server found it. */
  problems: readonly string[];
  onChange: (step: OverrideStep) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** Ids of the lists of known paths, which the editor puts on the page once. */
export const pathLists = { targets: "mapping-targets", message: "mapping-message-paths", document: "mapping-document-paths" } as const;

const origins = (t: Translate): Readonly<Record<StepOrigin, string>> => ({ message: t("sources.mappingStep.origins.message"), document: t("sources.mappingStep.origins.document"), constant: t("sources.mappingStep.origins.constant") });

/** One step of a mapping: which field, from where, what is done on the way. */
export function MappingStep({ step, place, of, problems, onChange, onMove, onRemove }: MappingStepProps) {
  const t = useTranslations();
  const id = useId();
  const origin = originOf(step);
  const rest = step.transforms.filter(({ use }) => use !== "constant");
  const withConstant = (value: string): Transform[] => [{ use: "constant", value }, ...rest];
  const changeOrigin = (next: StepOrigin) => {
    if (next === "constant") return onChange({ ...step, from: [], transforms: withConstant("") });
    onChange({ ...step, from: [next === "document" ? "@." : "$."], transforms: rest });
  };
  return (
    <li className="grid gap-3 rounded-lg border bg-card p-3" aria-label={t("sources.mappingStep.step", { place: place + 1 })}>
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-xs font-medium text-muted-foreground">{t("sources.mappingStep.step", { place: place + 1 })}</h3>
        <div className="-my-1 flex gap-1">
          <Button variant="ghost" size="icon-sm" aria-label={t("sources.mappingStep.moveStepUp", { place: place + 1 })} disabled={place === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={t("sources.mappingStep.moveStepDown", { place: place + 1 })} disabled={place === of - 1} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={t("sources.mappingStep.removeStep", { place: place + 1 })} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        </div>
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <Field id={`${id}-to`} label={t("sources.mappingStep.field")} className="min-w-44 flex-1">
          <Input id={`${id}-to`} list={pathLists.targets} value={step.to} placeholder={t("sources.mappingStep.reference")} autoComplete="off" spellCheck={false} className="font-mono text-xs" onChange={(event) => onChange({ ...step, to: event.target.value.trim() })} />
        </Field>
        <Field id={`${id}-origin`} label={t("sources.mappingStep.comesFrom")}>
          <Select id={`${id}-origin`} value={origin} onChange={(event) => changeOrigin(event.target.value as StepOrigin)}>
            {(Object.keys(origins(t)) as StepOrigin[]).map((one) => (
              <option key={one} value={one}>
                {origins(t)[one]}
              </option>
            ))}
          </Select>
        </Field>
        {origin === "constant" ? (
          <Field id={`${id}-value`} label={t("sources.mappingStep.value")} className="min-w-44 flex-1">
            <Input id={`${id}-value`} value={constantOf(step)} autoComplete="off" maxLength={500} onChange={(event) => onChange({ ...step, transforms: withConstant(event.target.value) })} />
          </Field>
        ) : (
          <Field id={`${id}-from`} label={t("sources.mappingStep.path")} className="min-w-44 flex-1">
            <Input
              id={`${id}-from`}
              list={origin === "document" ? pathLists.document : pathLists.message}
              // Several paths, of which the first that has a value counts, or which are joined: written with a plus.
              value={step.from.join(" + ")}
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-xs"
              onChange={(event) => onChange({ ...step, from: event.target.value.split(" + ").map((path) => path.trim()).filter(Boolean) })}
            />
          </Field>
        )}
      </div>
      <TransformList transforms={rest} onChange={(transforms) => onChange({ ...step, transforms: origin === "constant" ? [{ use: "constant", value: constantOf(step) }, ...transforms] : transforms })} />
      <Label className="flex w-fit cursor-pointer items-center gap-2">
        <Checkbox checked={step.when === "empty"} onChange={(event) => onChange({ ...step, when: event.target.checked ? "empty" : "always" })} />
        {t("sources.mappingStep.onlyWhereNothingStands")}
      </Label>
      {problems.length > 0 && (
        <ul role="alert" className="grid gap-0.5 text-xs text-error-fg">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
