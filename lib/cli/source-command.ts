import { Command, Option } from "commander";
import { z } from "zod";
import { recordKinds, triggers } from "#lib/canonical/kinds.ts";
import { channelIds } from "#lib/channels/channel.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource, addSourceInput, type SourceFlow, sourceFlow } from "#lib/sources/add-source.ts";
import { listSources } from "#lib/sources/list-sources.ts";
import { setSource, setSourceInput } from "#lib/sources/set-source.ts";
import { inColumns } from "./columns.ts";
import { actIn, actInCompany, CommandRefused, readOptions } from "./operator.ts";

const flowHelp = `KIND:TRIGGER; kinds ${recordKinds.join(", ")}; triggers ${triggers.join(", ")}`;

const flow = z.string().transform((text, issue): SourceFlow => {
  const [kind, trigger, ...more] = text.split(":");
  const parsed = sourceFlow.safeParse({ kind, trigger });
  if (parsed.success && more.length === 0) return parsed.data;
  issue.addIssue({ code: "custom", message: `must be ${flowHelp}` });
  return z.NEVER;
});

export function sourceCommand(): Command {
  const command = new Command("source").description("places that records come from");
  command
    .command("add")
    .description("add a source")
    .requiredOption("--company <key>", "the company's key")
    .requiredOption("--key <name>", "2 to 40 small letters, digits and hyphens, unique in the installation; stands in the webhook's address")
    .addOption(new Option("--channel <channel>", "how it speaks").choices(channelIds).makeOptionMandatory())
    .option("--name <name>", "as people read it (default: the key)")
    .option("--secret <secret>", "what the channel signs its webhooks with (default: a random one, which is printed)")
    .option("--flow <flow>", `${flowHelp} (default: invoice:payment for shopify, invoice:billing for native)`)
    .action(async (given) => {
      const { company, ...input } = readOptions(addSourceInput.extend({ company: z.string(), flow: flow.optional() }), given);
      const added = await addSource(await actInCompany(company), input);
      if (!added.ok) throw new CommandRefused(added.error.code === "key-taken" ? `The key "${input.key}" is taken in this installation.` : noSecretNeeded);
      console.log(`Source ${input.key} is there; its records become ${inWords(added.value.flow)}.`);
      if (added.value.secret === null) {
        console.log(`Make its token with \`token create --source ${input.key}\` and send to POST /api/v1/intake.`);
        return;
      }
      console.log(`Webhook address: /api/v1/webhooks/${input.key}`);
      if (input.secret == null) console.log(`Webhook secret, shown once: ${added.value.secret}`);
    });
  command
    .command("set")
    .description("change a source; what is left out stays")
    .requiredOption("--key <name>", "the source's key")
    .option("--name <name>", "as people read it")
    .option("--secret <secret>", "what the channel signs its webhooks with from now on")
    .option("--flow <flow>", flowHelp)
    .option("--walk-in-customer <code>", 'debtor for sales that name no buyer; "" for none')
    .addOption(new Option("--enable", "take its records again").conflicts("disable"))
    .option("--disable", "refuse its token and its webhooks")
    .action(async (given) => {
      const { enable, disable, ...input } = readOptions(changeOptions, given);
      const source = await db().source.findUnique({ where: { key: input.key }, select: { companyId: true } });
      if (source === null) throw new CommandRefused(`There is no source "${input.key}".`);
      const isEnabled = enable === true ? true : disable === true ? false : undefined;
      const set = await setSource(actIn(source.companyId), { ...input, isEnabled });
      if (!set.ok) throw new CommandRefused({ "not-found": `There is no source "${input.key}".`, "no-secret-needed": noSecretNeeded, "no-change": "There is nothing to change: it is so already." }[set.error.code]);
      console.log(`Source ${input.key}: changed ${set.value.changed.join(", ")}.`);
    });
  command
    .command("list")
    .description("list a company's sources")
    .requiredOption("--company <key>", "the company's key")
    .action(async ({ company }: { company: string }) => {
      const sources = await listSources(await actInCompany(company));
      if (sources.length === 0) console.log("There is no source yet.");
      const rows = sources.map((source) => [
        source.key, source.channel, `${source.flowKind}:${source.flowTrigger}`, source.disabledAt === null ? "on" : "disabled", source.hasSecret ? `/api/v1/webhooks/${source.key}` : "/api/v1/intake", source.name,
      ]);
      console.log(inColumns(rows).join("\n"));
    });
  return command;
}

const noSecretNeeded = "A native source proves itself by its token and has no secret.";

const changeOptions = setSourceInput.omit({ isEnabled: true }).extend({
  flow: flow.optional(),
  enable: z.boolean().optional(),
  disable: z.boolean().optional(),
  walkInCustomer: z.string().trim().max(12).transform((code) => (code === "" ? null : code)).optional(),
});

function inWords({ kind, trigger }: SourceFlow): string {
  return `${kind.replaceAll("_", " ")}s on ${trigger.replaceAll("_", " ")}`;
}
