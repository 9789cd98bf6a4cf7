import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { signsWebhooks, usualFlow } from "#lib/sources/usual-flow.ts";
import { type ChannelAdapter, channelIds } from "./channel.ts";
import { channels, findChannel } from "./registry.ts";

const room = fileURLToPath(new URL(".", import.meta.url));
const samples = fileURLToPath(new URL("../../../shared/channels/samples/", import.meta.url));
const folders = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const source = (folder: string, file: string) => readFileSync(`${room}${folder}/${file}`, "utf8");

const camelCase = (folder: string) => folder.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

describe("The room of channels", () => {
  it("has every folder in the registry, and nothing in the registry without a folder", () => {
    expect(channels.map((channel) => channel.id).toSorted()).toEqual(folders.toSorted());
    expect([...channelIds].toSorted()).toEqual(folders.toSorted());
  });

  it("finds a channel by its id, and none by another's", () => {
    for (const channel of channels) expect(findChannel(channel.id)).toBe(channel);
    expect(findChannel("fax")).toBeNull();
  });

  it.each(folders)("%s exports one adapter, named after its folder, with a title of its own", async (folder) => {
    const exported = (await import(/* @vite-ignore */ `./${folder}/adapter.ts`)) as { [name: string]: unknown };
    const adapter = exported[`${camelCase(folder)}Channel`] as ChannelAdapter;
    expect(channels).toContain(adapter);
    expect(adapter.id).toBe(folder);
    expect(channels.filter((channel) => channel.title === adapter.title)).toHaveLength(1);
  });

  // testChannel proves the signature, or says why there is none, and sends nonsense of all kinds. Of SiteGiant nobody has
  // shown an order yet (conformance.test.ts holds it to making no document).
  it.each(folders.filter((folder) => folder !== "sitegiant"))("%s keeps the contract: its test goes through testChannel", (folder) => {
    expect(source(folder, "adapter.test.ts")).toContain(`testChannel(${camelCase(folder)}Channel, {`);
  });

  it.each(folders)("%s says where its facts are from", (folder) => {
    expect(source(folder, "adapter.ts")).toMatch(folder === "native" ? /Holdpoint's own JSON/ : /Facts: \S+/);
  });

  it.each(folders.filter((folder) => existsSync(`${samples}${folder}`)))("%s reads all the public samples of its channel", (folder) => {
    expect(source(folder, "samples.test.ts")).toContain("index.json");
  });

  it.each(channelIds)("%s has a usual flow, and a secret only where it signs", (id) => {
    expect(usualFlow[id]).toMatchObject({ kind: expect.any(String), trigger: expect.any(String) });
    const isProven = source(id, "adapter.test.ts").includes("signature: { header:");
    expect(signsWebhooks(id)).toBe(isProven);
  });
});
