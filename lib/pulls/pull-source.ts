import { createHash } from "node:crypto";
import { v7 as newId } from "uuid";
import type { ChannelPull, PulledMessage } from "#lib/channels/pull.ts";
import { joinAnswers } from "#lib/channels/pulled-parts.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import type { Message, Received } from "#lib/intake/receive-delivery.ts";
import type { Result } from "#lib/result.ts";
import { findCredentials, missingCredentials } from "#lib/sources/credentials.ts";
import type { SendCall } from "./send-call.ts";
import { Session, type Stop } from "./session.ts";
import { changeState, type DuePull, finishPull, putBack, readState, releaseLease, type SourceToPull, startNext, takeLease } from "./store.ts";
import { sweepSource } from "./sweep-source.ts";

/** What pulling is done with: the call over the network, and the door for what came back. */
export type PullTools = {
  send: SendCall;
  /** Stores a message, as `receiveDelivery` does. */
  deliver: (ctx: Pick<Context, "company">, message: Message, options: { thenRead: boolean }) => Promise<Result<Received, { code: "key-reused" }>>;
  /** True when the worker is told to end: nothing new is begun. */
  isStopping: () => boolean;
  onFailure: (error: unknown, source: SourceToPull) => void;
};

/** A worker that dies holds a source this long; one that lives renews its lease however long a call takes. */
const leaseSeconds = 60;
const renewEveryMs = 20_000;
/** So many pulls of one source in one go; then others have their turn. */
const mostInOneGo = 200;
const waits = { first: 2_000, longest: 300_000 };
/** How often an answer that is older than its bell, or knows nothing of it, is asked for again before it is taken as it is. */
const mostTries = 5;

/**
 * Asks a channel for everything that is due of one source: what bells told of, oldest first, and then what changed without
 * a bell. Only the holder of the source's lease asks. A channel that is down, or wants to be left alone, is left alone; what
 * waits says why, and is pulled afterwards. Every answer becomes a delivery before its bell is done.
 */
export async function pullSource(ctx: Context, source: SourceToPull, tools: PullTools): Promise<void> {
  const channel = findChannel(source.channel);
  if (!channel?.pull) return;
  const owner = newId();
  const renew = () => takeLease(ctx.db, ctx.company, source.sourceId, owner, leaseSeconds);
  if (!(await renew())) return;
  const heartbeat = setInterval(() => void renew().catch(() => undefined), renewEveryMs);
  try {
    await pullHeld(ctx, source, { title: channel.title, pull: channel.pull }, tools);
  } finally {
    clearInterval(heartbeat);
    await releaseLease(ctx.db, ctx.company, source.sourceId, owner);
  }
}

async function pullHeld(ctx: Context, source: SourceToPull, channel: { title: string; pull: ChannelPull }, tools: PullTools): Promise<void> {
  const { sourceId } = source;
  const open = await findCredentials(ctx, sourceId, channel.pull);
  if (open === null) return;
  const missing = missingCredentials(open.credentials, channel.pull);
  if (missing.length > 0) return changeState(ctx.db, ctx.company, sourceId, { stoppedFor: open.digest, problem: `The source's credentials are not complete: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.` });
  const session = new Session(ctx, { id: sourceId, title: channel.title }, channel.pull, tools.send, open);
  for (let pulled = 0; pulled < mostInOneGo && !tools.isStopping(); pulled += 1) {
    const due = await ctx.db.$transaction((tx) => startNext(tx, ctx.company, sourceId, ctx.now()));
    if (due === null) break;
    const goesOn = await pullOne(ctx, source, session, channel.pull, due, tools);
    if (!goesOn) return;
  }
  if (tools.isStopping()) return;
  const stop = await sweepSource(ctx, source, session, channel.pull);
  if (stop !== null) await rest(ctx, source, session, stop);
}

/** Pulls one thing; false where the source is to be left alone for now. */
async function pullOne(ctx: Context, source: SourceToPull, session: Session, pull: ChannelPull, due: DuePull, tools: PullTools): Promise<boolean> {
  try {
    const found = await session.run(pull.fetch({ what: due.what, externalId: due.externalId, version: due.asked }));
    if (!found.ok) {
      const stop = found.error;
      if (stop.kind === "refused") return await refuse(ctx, source, due, stop, tools);
      await putBack(ctx.db, ctx.company, due, { problem: again(stop.reason), nextAt: ctx.now() });
      return await rest(ctx, source, session, stop);
    }
    const { messages, version, isMissing = false } = found.value;
    if (isMissing && due.attempts < mostTries) {
      await putBack(ctx.db, ctx.company, due, { problem: again("The channel knows nothing of it yet."), nextAt: after(ctx, due.attempts) });
      return true;
    }
    const isStale = version !== null && due.asked !== null && version < due.asked && due.attempts < mostTries;
    const digest = digestOf(messages.map((message) => message.identity).join("\n"));
    if (digest !== due.digest) for (const message of messages) await store(ctx, source.sourceId, message, tools);
    if (isStale) await putBack(ctx.db, ctx.company, due, { problem: again("The channel still answers with an older state than its bell told of."), nextAt: after(ctx, due.attempts) });
    else await finishPull(ctx.db, ctx.company, due, { version, digest }, ctx.now());
    await changeState(ctx.db, ctx.company, source.sourceId, { failures: 0, waitUntil: null, problem: null, stoppedFor: null });
    return true;
  } catch (error) {
    tools.onFailure(error, source);
    await putBack(ctx.db, ctx.company, due, { problem: `Pulling it failed here: ${error instanceof Error ? error.message.slice(0, 300) : "unknown"}. It is tried again by itself.`, nextAt: after(ctx, due.attempts) });
    return true;
  }
}

/**
 * The channel refuses this one thing; others go on. What it refuses again and again is given up, and its answer is kept as
 * a delivery that nobody can read, so that a person sees it.
 */
async function refuse(ctx: Context, { sourceId }: SourceToPull, due: DuePull, stop: Extract<Stop, { kind: "refused" }>, tools: PullTools): Promise<true> {
  if (due.attempts < mostTries) {
    await putBack(ctx.db, ctx.company, due, { problem: again(stop.reason), nextAt: after(ctx, due.attempts) });
    return true;
  }
  const identity = `refused ${stop.text} ${due.bells}`;
  await store(ctx, sourceId, { what: due.what, externalId: due.externalId, body: joinAnswers({ [due.what]: stop.text }), identity }, tools);
  await putBack(ctx.db, ctx.company, due, { problem: stop.reason, nextAt: null });
  return true;
}

function again(reason: string): string {
  return `${reason.slice(0, 500)} It is asked for again by itself.`;
}

/** Stores what was pulled. The same content again is a message of its own where something else came between. */
async function store(ctx: Context, sourceId: string, { what, externalId, body, identity }: PulledMessage, { deliver }: PullTools): Promise<void> {
  const key = `pull/${what}:${externalId}:${digestOf(identity)}`;
  const message: Message = { sourceId, key, topic: `pull/${what}`, contentType: "application/json", headers: {}, body: new Uint8Array(Buffer.from(body, "utf8")) };
  const stored = await deliver(ctx, message, { thenRead: true });
  if (what === "order" && (!stored.ok || !stored.value.isNew)) await deliver(ctx, { ...message, key: `${key}:${ctx.now().getTime()}` }, { thenRead: true });
}

/** Leaves the source alone for a while, longer each time; a source whose permission has ended, until there are other credentials. */
async function rest(ctx: Context, { sourceId }: SourceToPull, session: Session, stop: Stop): Promise<false> {
  const { failures } = await readState(ctx.db, ctx.company, sourceId);
  if (stop.kind === "unauthorised") {
    await changeState(ctx.db, ctx.company, sourceId, { stoppedFor: session.digest, problem: `${stop.reason} Give permission again and store the new credentials; what waits is pulled then.` });
  } else {
    const seconds = stop.kind === "slow-down" ? stop.seconds : null;
    const until = seconds === null ? after(ctx, failures + 1) : new Date(ctx.now().getTime() + seconds * 1000);
    await changeState(ctx.db, ctx.company, sourceId, { waitUntil: until, failures: failures + 1, problem: stop.reason.slice(0, 500) });
  }
  return false;
}

function after(ctx: Context, times: number): Date {
  return new Date(ctx.now().getTime() + Math.min(waits.first * 2 ** Math.max(0, Math.min(times, 12) - 1), waits.longest));
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
