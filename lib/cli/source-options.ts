import { type Command, Option } from "commander";
import { z } from "zod";
import { kinds, orderKinds, triggers } from "#lib/canonical/kinds.ts";
import { type SourceFlow, sourceFlow } from "#lib/sources/source-flow.ts";
import { numberPrefix, type SettingsChange, settingsChange, taxHandlings } from "#lib/sources/source-settings.ts";

export const flowHelp = `KIND:TRIGGER; kinds ${orderKinds.join(", ")}; triggers ${triggers.join(", ")}`;

export const flowOption = z.string().transform((text, issue): SourceFlow => {
  const [kind, trigger, ...more] = text.split(":");
  const parsed = sourceFlow.safeParse({ kind, trigger });
  if (parsed.success && more.length === 0) return parsed.data;
  issue.addIssue({ code: "custom", message: `must be ${flowHelp}` });
  return z.NEVER;
});

const prefixHelp = `KIND=PREFIX, as often as there are kinds; "KIND=" goes back to the usual one; kinds ${kinds.join(", ")}`;

/** The options about a source's settings, the same for `source add` and `source set`. */
export function withSettingsOptions(command: Command): Command {
  return command
    .option("--walk-in-customer <code>", 'debtor for sales that name no buyer; "" for none')
    .option("--location <name>", 'stock location of documents that name none, as AutoCount spells it; "" for none')
    .option("--agent <name>", 'agent of documents that name none, as AutoCount spells it; "" for none')
    .addOption(new Option("--tax <handling>", "whether its prices include tax: as each message says, always, or never").choices(taxHandlings))
    .option("--prefix <kind=prefix>", `what its numbers in AutoCount begin with: ${prefixHelp}`, (given: string, before: string[]) => [...before, given], []);
}

const emptied = (max: number) => z.string().trim().max(max).transform((text) => (text === "" ? null : text)).optional();

/** What `withSettingsOptions` reads. */
export const settingsOptions = {
  walkInCustomer: emptied(12),
  location: emptied(20),
  agent: emptied(50),
  tax: settingsChange.shape.taxHandling,
  prefix: z.array(z.string().transform((text, issue) => {
    const [kind = "", ...rest] = text.split("=");
    const prefix = rest.join("=").trim();
    const known = kinds.find((one) => one === kind);
    const parsed = numberPrefix.safeParse(prefix);
    if (known !== undefined && rest.length > 0 && (prefix === "" || parsed.success)) return { kind: known, prefix };
    issue.addIssue({ code: "custom", message: known === undefined || rest.length === 0 ? `must be ${prefixHelp}` : (parsed.error?.issues[0]?.message ?? "is no prefix") });
    return z.NEVER;
  })).default([]),
} as const;

type Given = { walkInCustomer?: string | null | undefined; location?: string | null | undefined; agent?: string | null | undefined; tax?: SettingsChange["taxHandling"]; prefix: { kind: (typeof kinds)[number]; prefix: string }[] };

/** The settings that the options change; `current` are the prefixes so far. */
export function settingsOf({ walkInCustomer, location, agent, tax, prefix }: Given, current: NonNullable<SettingsChange["prefixes"]>): SettingsChange {
  const prefixes = { ...current };
  for (const one of prefix) {
    if (one.prefix === "") delete prefixes[one.kind];
    else prefixes[one.kind] = one.prefix;
  }
  return {
    ...(walkInCustomer === undefined ? {} : { walkInCustomer }),
    ...(location === undefined ? {} : { location }),
    ...(agent === undefined ? {} : { agent }),
    ...(tax === undefined ? {} : { taxHandling: tax }),
    ...(prefix.length === 0 ? {} : { prefixes }),
  };
}
