import { isIP, isIPv6 } from "node:net";

/** Where a request came from when nothing says so. */
export const unknownAddress = "unknown";

/**
 * The network address a request came from.
 *
 * Next hands no socket to its routes; it writes the peer's address into `x-forwarded-for`, but only where the request
 * brings none of its own, which anybody can. So the launcher loads `lib/start/drop-claimed-address.ts` into the web
 * process, which takes a brought header away before Next sees it: what stands here is then the peer's address. With
 * HOLDPOINT_TRUSTED_PROXY=1 it stays, and of several addresses the last is taken: the proxy nearest to us wrote it, while
 * everything before is what the client claimed. Set without such a proxy, a client chooses its address, and the limit by
 * e-mail is the one that holds.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  // A proxy may append the port: "203.0.113.7:51234", "[2001:db8::1]:51234".
  const bare = last.match(/^\[(.+)\](?::\d+)?$/)?.[1] ?? last.match(/^(\d+\.\d+\.\d+\.\d+):\d+$/)?.[1] ?? last;
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
  return isIP(address) === 0 ? unknownAddress : address;
}

/** The addresses that count as one visitor: an IPv4 address, or the /64 of an IPv6 address, which one person has whole. */
export function visitorOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/, "").split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
