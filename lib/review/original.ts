/** What arrived, as far as it is about one record. */
export type Original = {
  deliveryId: string;
  topic: string | null;
  contentType: string;
  headers: { name: string; value: string }[];
  receivedAt: string;
  /** Size of the whole delivery. */
  bytes: number;
  body: string;
  /** The body is one record's part of a delivery that holds more, or the beginning of one that is very large. */
  isExcerpt: boolean;
};

/** The largest body that is shown whole, in characters. */
export const largestShown = 300_000;

/**
 * The part of a delivery's body that is about one record: the whole of a shop's webhook, one record's own object of a
 * batch. Found by the record's `externalId`; where that fails, the beginning as far as it can be shown.
 */
export function excerptFor(body: string, externalId: string): { body: string; isExcerpt: boolean } {
  const part = findPart(body, externalId);
  if (part !== null && part.length <= largestShown) return { body: part, isExcerpt: true };
  if (body.length <= largestShown) return { body, isExcerpt: false };
  return { body: body.slice(0, largestShown), isExcerpt: true };
}

/** The object that names `externalId`, where the body is a batch of such objects. */
function findPart(body: string, externalId: string): string | null {
  const name = new RegExp(`"externalId"\\s*:\\s*${escapeRegExp(JSON.stringify(externalId))}`).exec(body);
  if (name === null) return null;
  return enclosingObject(body, name.index);
}

/** The innermost JSON object around a position, or null where the text is not that regular. */
export function enclosingObject(text: string, position: number): string | null {
  const starts: number[] = [];
  let isText = false;
  let depthAt: number | null = null;
  for (let at = 0; at < text.length; at += 1) {
    if (at === position) {
      if (starts.length === 0) return null;
      depthAt = starts.length;
    }
    const char = text[at];
    if (isText) {
      if (char === "\\") at += 1;
      else if (char === '"') isText = false;
    } else if (char === '"') isText = true;
    else if (char === "{") starts.push(at);
    else if (char === "}") {
      const start = starts.pop();
      if (start === undefined) return null;
      if (depthAt !== null && starts.length < depthAt) return text.slice(start, at + 1);
    }
  }
  return null;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
