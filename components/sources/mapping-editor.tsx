"use client";

import { FlaskConical, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { Select } from "#components/ui/select.tsx";
import type { MappingOverride, OverrideStep } from "#lib/mapping/override.ts";
import { saveMappingAction, tryMappingAction } from "#lib/rereading/actions.ts";
import type { MessagePath } from "#lib/rereading/message-paths.ts";
import type { TriedMapping } from "#lib/rereading/try-mapping.ts";
import { MappingStep, pathLists } from "./mapping-step.tsx";
import { SaveTrouble } from "./save-trouble.tsx";
import type { SourceRefusal } from "./source-refusal.ts";
import { useSourceAction } from "./use-source-action.ts";

const TriedView = loadLater(() => import("./tried-view.tsx").then((module) => module.TriedView));
const SaveMappingDialog = loadLater(() => import("./save-mapping-dialog.tsx").then((module) => module.SaveMappingDialog));

type MappingEditorProps = {
  source: { key: string; revision: number; hasDeliveries: boolean; hasUnreadable: boolean };
  /** The one in use. */
  mapping: MappingOverride;
  targets: readonly { path: string; label: string }[];
  paths: readonly MessagePath[];
};

type Numbered = OverrideStep & { id: number };
let lastId = 0;
const numbered = (step: OverrideStep): Numbered => ({ ...step, id: (lastId += 1) });
const plain = ({ id: _, ...step }: Numbered): OverrideStep => step;
type Steps = Pick<MappingOverride, "steps">;
const isSameSteps = (a: Steps, b: Steps) => JSON.stringify(a.steps) === JSON.stringify(b.steps);
const emptyStep: OverrideStep = { to: "", from: ["$."], transforms: [], when: "always" };

/** Edits what of a source's messages is mapped otherwise than its adapter does; tried on stored deliveries before it is saved. */
export function MappingEditor({ source, mapping, targets, paths }: MappingEditorProps) {
  const t = useTranslations();
  const router = useRouter();
  const [steps, setSteps] = useState<Numbered[]>(() => mapping.steps.map(numbered));
  const [base, setBase] = useState(mapping);
  const [count, setCount] = useState(5);
  const [onlyUnreadable, setOnlyUnreadable] = useState(source.hasUnreadable);
  const [tried, setTried] = useState<TriedMapping | null>(null);
  const [refusal, setRefusal] = useState<SourceRefusal | null>(null);
  const [isSaveAsked, setSaveAsked] = useState(false);
  const [tryOut, isTrying] = useSourceAction();
  const [run, isSaving] = useSourceAction();
  // Another version came into use: shown where nothing was typed here, and otherwise what was typed stays.
  if (!isSameSteps(base, mapping)) {
    setBase(mapping);
    if (isSameSteps(base, { steps: steps.map(plain) })) setSteps(mapping.steps.map(numbered));
  }
  const body: MappingOverride = { ...mapping, steps: steps.map(plain) };
  const isChanged = !isSameSteps(body, mapping);
  const issues = refusal?.code === "invalid" ? refusal.issues : {};
  const problemsOf = (place: number) => Object.entries(issues).flatMap(([path, messages]) => (path === `body.steps.${place}` || path.startsWith(`body.steps.${place}.`) ? messages : []));
  const isAboutSteps = refusal?.code === "invalid" && Object.keys(issues).some((path) => path.startsWith("body.steps."));

  const change = (next: Numbered[]) => {
    setSteps(next);
    setTried(null);
    setRefusal(null);
  };
  const move = (place: number, by: -1 | 1) => {
    const next = [...steps];
    const [step] = next.splice(place, 1);
    if (step) next.splice(place + by, 0, step);
    change(next);
  };
  const attempt = () => tryOut(() => tryMappingAction({ key: source.key, body, count, onlyUnreadable }), (result) => (setRefusal(null), setTried(result)), setRefusal);
  const save = (note: string) =>
    run(
      () => saveMappingAction({ key: source.key, revision: source.revision, body, note }),
      ({ version, rereads }) => {
        setSaveAsked(false);
        setRefusal(null);
        setTried(null);
        tell.success(t("sources.mappingEditor.versionIsInUse", { version: String(version) }), { description: t("sources.mappingEditor.heldAreRead", { rereads }) });
      },
      (refused) => (setSaveAsked(false), setRefusal(refused), router.refresh()),
    );
  return (
    <div className="grid gap-4">
      <datalist id={pathLists.targets}>
        {targets.map(({ path, label }) => (
          <option key={path} value={path}>
            {label}
          </option>
        ))}
      </datalist>
      <datalist id={pathLists.message}>
        {paths.map(({ path, sample }) => (
          <option key={path} value={path}>
            {sample}
          </option>
        ))}
      </datalist>
      <datalist id={pathLists.document}>
        {targets.map(({ path, label }) => (
          <option key={path} value={`@.${path}`}>
            {label}
          </option>
        ))}
      </datalist>
      <SaveTrouble refusal={isAboutSteps ? null : refusal} />
      {steps.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-6 text-center text-muted-foreground">{t("sources.mappingEditor.everythingIsRead")}</p>
      ) : (
        <ol className="grid gap-2">
          {steps.map((step, place) => (
            <MappingStep
              key={step.id}
              step={step}
              place={place}
              of={steps.length}
              problems={problemsOf(place)}
              onChange={(next) => change(steps.map((one) => (one.id === step.id ? { ...next, id: step.id } : one)))}
              onMove={(by) => move(place, by)}
              onRemove={() => change(steps.filter((one) => one.id !== step.id))}
            />
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button variant="outline" onClick={() => change([...steps, numbered(emptyStep)])}>
          <Plus aria-hidden />
          {t("sources.mappingEditor.addAStep")}
        </Button>
        <Button variant={tried === null ? "primary" : "outline"} onClick={attempt} isPending={isTrying} disabled={!source.hasDeliveries}>
          <FlaskConical aria-hidden />
          {t("sources.mappingEditor.tryIt")}
        </Button>
        <label className="flex items-center gap-2 text-muted-foreground">
          {t("sources.mappingEditor.onTheLatest")}
          <Select aria-label={t("sources.mappingEditor.howManyDeliveries")} value={count} onChange={(event) => setCount(Number(event.target.value))}>
            {[1, 5, 10, 20].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </label>
        <label className="flex cursor-pointer items-center gap-2 text-muted-foreground">
          <Checkbox checked={onlyUnreadable} onChange={(event) => setOnlyUnreadable(event.target.checked)} />
          {t("sources.mappingEditor.unreadableOnesOnly")}
        </label>
        <Button variant={tried === null ? "outline" : "primary"} className="ml-auto" disabled={!isChanged} onClick={() => setSaveAsked(true)}>
          {t("sources.mappingEditor.saveAsANewVersion")}
        </Button>
      </div>
      {!source.hasDeliveries && <p className="text-xs text-muted-foreground">{t("sources.mappingEditor.nothingHasCome")}</p>}
      {tried !== null && <TriedView tried={tried} />}
      {isSaveAsked && <SaveMappingDialog wasTried={tried !== null} isSaving={isSaving} onSave={save} onClose={() => setSaveAsked(false)} />}
    </div>
  );
}
