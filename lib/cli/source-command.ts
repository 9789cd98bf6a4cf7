import { Command, Option } from "commander";
import { z } from "zod";
import { type ChannelId, channelIds } from "#lib/channels/channel.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { addSource, addSourceInput } from "#lib/sources/add-source.ts";
import { isPulled } from "#lib/sources/credentials.ts";
import { findSource } from "#lib/sources/find-source.ts";
import { flowWarnings } from "#lib/sources/flow-warnings.ts";
import type { SourceFlow } from "#lib/sources/source-flow.ts";
import { listSources } from "#lib/sources/list-sources.ts";
import { setCredentials } from "#lib/sources/set-credentials.ts";
import { setSource, setSourceInput } from "#lib/sources/set-source.ts";
import { sourceSettings } from "#lib/sources/source-settings.ts";
import { findLedgerTakes } from "#lib/rereading/ledger-takes.ts";
import { findPullStanding } from "#lib/pulls/queries.ts";
import { inColumns } from "./columns.ts";
import { credentialsHint, readCredentials, withCredentialsOption } from "./credentials-option.ts";
import { actIn, actInCompany, CommandRefused, readOptions } from "./operator.ts";
import { pullRows } from "./pull-rows.ts";
import { flowNote, flowSentence } from "./flow-sentences.ts";
import { flowHelp, flowOption, settingsOf, settingsOptions, withSettingsOptions } from "./source-options.ts";

export function sourceCommand(): Command {
  const command = new Command("source").description("places that records come from");
  const add = command
    .command("add")
    .description("add a source")
    .requiredOption("--company <key>", "the company's key")
    .requiredOption("--key <name>", "2 to 40 small letters, digits and hyphens, unique in the installation; stands in the webhook's address")
    .addOption(new Option("--channel <channel>", "how it speaks").choices(channelIds).makeOptionMandatory())
    .option("--name <name>", "as people read it (default: the key)")
    .option("--secret <secret>", "what the channel signs its webhooks with (default: a random one, which is printed)")
    .option("--flow <flow>", `${flowHelp} (default: invoice:billing for native, invoice:payment for all others)`);
  withSettingsOptions(withCredentialsOption(add)).action(async ({ credentials: file, ...given }) => {
    const { company, key, channel, name, secret, flow, ...more } = readOptions(addOptions, given);
    const credentials = await readCredentials(file);
    const input = { key, channel, name, secret, flow, settings: settingsOf(more, {}) };
    const ctx = await actInCompany(company);
    const added = await addSource(ctx, input);
    if (!added.ok) throw new CommandRefused(added.error.code === "key-taken" ? `The key "${key}" is taken in this installation.` : noSecretNeeded);
    if (credentials) await setCredentials(ctx, { key, credentials });
    console.log(`Source ${key} is there. ${flowSentence(added.value.flow)}`);
    for (const warning of await warningsOf(ctx, channel, added.value.flow)) console.log(`Note: ${warning}`);
    const hint = credentials ? null : credentialsHint(channel, key);
    if (hint !== null) console.log(hint);
    if (added.value.secret === null) {
      console.log(`Make its token with \`token create --source ${key}\` and send to POST /api/v1/intake.`);
      return;
    }
    console.log(`Webhook address: /api/v1/webhooks/${key}`);
    if (secret == null) console.log(`Webhook secret, shown once: ${added.value.secret}`);
  });
  const set = command
    .command("set")
    .description("change a source; what is left out stays")
    .requiredOption("--key <name>", "the source's key")
    .option("--name <name>", "as people read it")
    .option("--secret <secret>", "what the channel signs its webhooks with from now on")
    .option("--flow <flow>", `${flowHelp}; what waits is checked again`)
    .addOption(new Option("--enable", "take its records again").conflicts("disable"))
    .option("--disable", "refuse its token and its webhooks");
  withSettingsOptions(withCredentialsOption(set)).action(async ({ credentials: file, ...given }) => {
    const { enable, disable, key, name, secret, flow, ...more } = readOptions(changeOptions, given);
    const credentials = await readCredentials(file);
    const { ctx, source } = await findByKey(key);
    const isEnabled = enable === true ? true : disable === true ? false : undefined;
    const settings = settingsOf(more, sourceSettings.parse(source.settings).prefixes);
    const changed = await setSource(ctx, { key, name, secret, flow, settings, isEnabled });
    const isElse = changed.ok || credentials === null || changed.error.code !== "no-change";
    if (!changed.ok && isElse) throw new CommandRefused(refusals[changed.error.code] ?? noSource(key));
    if (credentials) await setCredentials(ctx, { key, credentials });
    for (const warning of flow === undefined ? [] : await warningsOf(ctx, source.channel as ChannelId, flow)) console.log(`Note: ${warning}`);
    console.log(`Source ${key}: changed ${[...(changed.ok ? changed.value.changed : []), ...(credentials ? ["credentials"] : [])].join(", ")}.`);
  });
  command
    .command("list")
    .description("list a company's sources")
    .requiredOption("--company <key>", "the company's key")
    .action(async ({ company }: { company: string }) => {
      const sources = await listSources(await actInCompany(company));
      if (sources.length === 0) console.log("There is no source yet.");
      const rows = sources.map((source) => [
        source.key, source.channel, `${source.flowKind}:${source.flowTrigger}`, source.disabledAt === null ? "on" : "disabled", addressOf(source), source.name,
      ]);
      console.log(inColumns(rows).join("\n"));
    });
  command
    .command("show")
    .description("show all that is set of a source; its secret stays where it is")
    .requiredOption("--key <name>", "the source's key")
    .action(async ({ key }: { key: string }) => {
      const { ctx, source } = await findByKey(key);
      const { walkInCustomer, location, agent, taxHandling, prefixes } = sourceSettings.parse(source.settings);
      const rows = [
        ["key", source.key],
        ["name", source.name],
        ["channel", source.channel],
        ["state", source.disabledAt === null ? "on" : "disabled"],
        ["address", addressOf(source)],
        ["flow", `${source.flowKind}:${source.flowTrigger} (${flowSentence({ kind: source.flowKind, trigger: source.flowTrigger })})`],
        ["walk-in customer", walkInCustomer ?? "none"],
        ["location", location ?? "none"],
        ["agent", agent ?? "none"],
        ["tax", taxHandling],
        ["prefixes", Object.entries(prefixes).map(([kind, prefix]) => `${kind}=${prefix}`).join(", ") || "the usual ones"],
        ["mapping", source.mappingVersion === null ? "none" : `version ${source.mappingVersion}`],
        ...(isPulled(source.channel) ? pullRows(await findPullStanding(ctx, source.id)) : []),
      ];
      console.log(inColumns(rows).join("\n"));
    });
  return command;
}

const noSecretNeeded = "This channel signs nothing, so its source has no secret: who sends proves itself by a token.";
const refusals: { readonly [code: string]: string } = { "no-secret-needed": noSecretNeeded, "no-change": "There is nothing to change: it is so already." };
const noSource = (key: string) => `There is no source "${key}".`;

const addOptions = addSourceInput.omit({ settings: true }).extend({ company: z.string(), flow: flowOption.optional(), ...settingsOptions });
const changeOptions = setSourceInput
  .omit({ isEnabled: true, settings: true, revision: true })
  .extend({ flow: flowOption.optional(), enable: z.boolean().optional(), disable: z.boolean().optional(), ...settingsOptions });

async function findByKey(key: string) {
  const row = await db().source.findUnique({ where: { key }, select: { companyId: true } });
  const ctx = row && actIn(row.companyId);
  const source = ctx && (await findSource(ctx, key));
  if (ctx === null || source === null) throw new CommandRefused(noSource(key));
  return { ctx, source };
}

/** What a person should know of a flow: above all that the company's AutoCount does not take the kind. */
async function warningsOf(ctx: Context, channel: ChannelId, flow: SourceFlow): Promise<string[]> {
  return flowWarnings(flow, { id: channel, title: findChannel(channel)?.title ?? channel }, await findLedgerTakes(ctx)).map(flowNote);
}

function addressOf(source: { key: string; hasSecret: boolean }): string {
  return source.hasSecret ? `/api/v1/webhooks/${source.key}` : "/api/v1/intake";
}
