import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Command } from "commander";
import type { PullCredentials } from "#lib/channels/pull.ts";
import { findChannel } from "#lib/channels/registry.ts";
import { parseCredentials } from "#lib/sources/credentials.ts";
import { CommandRefused } from "./operator.ts";

/** Credentials come from a file or through a pipe: what stands in a command is seen by others of the machine. */
export function withCredentialsOption(command: Command): Command {
  return command.option("--credentials <file>", 'what is shown to the channel\'s API, as JSON; "-" reads standard input. Fields: appKey, appSecret, shopId, shopCipher, accessToken, refreshToken, accessUntil, refreshUntil, baseUrl, authUrl, callbackUrl');
}

/** What a channel's API wants to be shown; null where Holdpoint does not ask it. */
export function credentialsHint(channel: string, key: string): string | null {
  const needs = findChannel(channel)?.pull?.needs;
  return needs ? `Holdpoint asks this channel by itself once it is told ${needs.join(", ")}: \`source set --key ${key} --credentials FILE\`.` : null;
}

/** Null where none were given. */
export async function readCredentials(file: unknown): Promise<PullCredentials | null> {
  if (typeof file !== "string") return null;
  let written: string;
  try {
    written = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    throw new CommandRefused(`The credentials cannot be read: ${error instanceof Error && "code" in error ? String(error.code) : "no such file"}.`);
  }
  const parsed = parseCredentials(written);
  if (!parsed.ok) throw new CommandRefused(parsed.error);
  return parsed.value;
}
