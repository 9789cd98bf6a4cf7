import { setTimeout as sleep } from "node:timers/promises";
import { type Answered, type ChannelPull, parseAnswer, type PullCredentials, type PullRequest } from "#lib/channels/pull.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findCredentials, type OpenCredentials, replaceTokens } from "#lib/sources/credentials.ts";
import type { SendCall } from "./send-call.ts";

/** Why a job of calls ended without its answer. */
export type Stop =
  | { kind: "slow-down"; seconds: number | null; reason: string }
  | { kind: "unavailable"; reason: string }
  /** `text`: the answer as it came. */
  | { kind: "refused"; reason: string; text: string }
  /** The channel takes neither the access token nor the refresh token: somebody has to give permission again. */
  | { kind: "unauthorised"; reason: string };

/** Tokens that end within so long are renewed before they are used. */
const renewBeforeMs = 5 * 60_000;
/** How often storing renewed tokens is tried: whoever loses them loses the shop. */
const mostWrites = 6;

/** The calls of one source: signed, judged, and with fresh tokens where the channel wants them. Hold the source's lease. */
export class Session {
  readonly #ctx: Context;
  readonly #source: { id: string; title: string };
  readonly #pull: ChannelPull;
  readonly #send: SendCall;
  #open: OpenCredentials;

  constructor(ctx: Context, source: { id: string; title: string }, pull: ChannelPull, send: SendCall, open: OpenCredentials) {
    this.#ctx = ctx;
    this.#source = source;
    this.#pull = pull;
    this.#send = send;
    this.#open = open;
  }

  get digest(): string {
    return this.#open.digest;
  }

  /** Runs a job of calls to its end. The tokens are renewed at most once. */
  async run<T>(job: Generator<PullRequest, T, Answered>): Promise<Result<T, Stop>> {
    let mayRenew = true;
    if (this.#isEnding()) {
      const renewed = await this.#renew();
      if (!renewed.ok) return renewed;
      mayRenew = false;
    }
    let step = job.next();
    while (step.done !== true) {
      const answer = await this.#ask(step.value);
      if (!answer.ok) {
        if (answer.error.kind !== "token-expired") return err(answer.error);
        if (!mayRenew) return err({ kind: "unauthorised", reason: answer.error.reason });
        mayRenew = false;
        const renewed = await this.#renew();
        if (!renewed.ok) return renewed;
        continue;
      }
      step = job.next(answer.value);
    }
    return ok(step.value);
  }

  async #ask(request: PullRequest): Promise<Result<Answered, Stop | { kind: "token-expired"; reason: string }>> {
    const answer = await this.#send(this.#pull.sign(request, this.#open.credentials, this.#ctx.now()));
    if (!answer.ok) return err({ kind: "unavailable", reason: `${this.#source.title} gave ${answer.error}.` });
    const { status, text } = answer.value;
    if (status >= 300 && status < 400) return err({ kind: "unavailable", reason: `${this.#source.title} sends us to another address (status ${status}), which is not followed.` });
    const verdict = this.#pull.judge(answer.value);
    const isRefused = verdict.kind === "refused";
    if (verdict.kind !== "answered" && !(isRefused && request.mayBeRefused)) {
      const reason = withoutSecrets(verdict.reason, this.#open.credentials);
      return err(verdict.kind === "refused" ? { ...verdict, reason, text: withoutSecrets(text, this.#open.credentials) } : { ...verdict, reason });
    }
    const json = parseAnswer(text);
    return json.ok ? ok({ text, json: json.value, isRefused }) : err({ kind: "unavailable", reason: `${this.#source.title} sent an answer that cannot be read.` });
  }

  #isEnding(): boolean {
    const { accessUntil } = this.#open.credentials;
    return this.#pull.renew !== null && accessUntil !== null && Date.parse(accessUntil) - this.#ctx.now().getTime() < renewBeforeMs;
  }

  /**
   * Renews the tokens and stores the new pair before it is used: a refresh token that was used is worth nothing, so the
   * new one may not be lost. Credentials that a person has stored meanwhile count instead.
   */
  async #renew(): Promise<Result<true, Stop>> {
    const { renew } = this.#pull;
    const stored = await findCredentials(this.#ctx, this.#source.id, this.#pull);
    if (stored === null) return err({ kind: "unauthorised", reason: "The source has no credentials any more." });
    if (stored.digest !== this.#open.digest) {
      this.#open = stored;
      return ok(true);
    }
    if (renew === null) return err({ kind: "unauthorised", reason: `${this.#source.title} does not take the credentials.` });
    const answer = await this.#send(renew.ask(stored.credentials, this.#ctx.now()));
    if (!answer.ok) return err({ kind: "unavailable", reason: `${this.#source.title} gave ${answer.error} when the tokens were to be renewed.` });
    const { status } = answer.value;
    if (status === 429 || status >= 500) return err({ kind: "unavailable", reason: `${this.#source.title} answered with status ${status} when the tokens were to be renewed.` });
    const tokens = renew.read(answer.value, this.#ctx.now());
    if (!tokens.ok) return err({ kind: "unauthorised", reason: `The tokens cannot be renewed. ${withoutSecrets(tokens.error, stored.credentials)}` });
    await this.#keep(() => replaceTokens(this.#ctx, this.#source.id, stored, tokens.value));
    const now = await findCredentials(this.#ctx, this.#source.id, this.#pull);
    if (now === null) return err({ kind: "unauthorised", reason: "The source has no credentials any more." });
    this.#open = now;
    return ok(true);
  }

  /** The database may be away for a moment; the tokens are in this hand only. */
  async #keep(write: () => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await write();
        return;
      } catch (error) {
        if (attempt === mostWrites) throw error;
        await sleep(200 * 2 ** attempt);
      }
    }
  }
}

/** A channel may repeat in its sentence what it was shown. */
function withoutSecrets(text: string, { accessToken, refreshToken, appSecret }: PullCredentials): string {
  return [accessToken, refreshToken, appSecret].reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, "(secret)") : clean), text);
}
