import type { Kind } from "#lib/canonical/kinds.ts";
import type { ChannelId, DeliveryHeaders } from "#lib/channels/channel.ts";

/** A person who has entered a record by hand. */
export type EnteredBy = { id: string; name: string };

const idHeader = "holdpoint-entered-by";
const nameHeader = "holdpoint-entered-by-name";

/** What a delivery carries as its topic that a person has entered. */
export function manualTopic(kind: Kind): string {
  return `manual/${kind}`;
}

/** Keeps with the delivery who has entered it, so that it is known whoever reads it. */
export function enteredHeaders({ id, name }: EnteredBy): DeliveryHeaders {
  return { [idHeader]: id, [nameHeader]: encodeURIComponent(name) };
}

/** Who has entered a delivery by hand; null for everything that was sent. Nobody can send in the words of another channel: native sources call only the intake, which has a topic of its own. */
export function enteredBy({ topic, headers }: { topic: string | null; headers: DeliveryHeaders }, channel: ChannelId | undefined): EnteredBy | null {
  const id = headers[idHeader];
  if (channel !== "native" || !topic?.startsWith("manual/") || id === undefined) return null;
  return { id, name: decodeURIComponent(headers[nameHeader] ?? "") };
}
