import { isIP, isIPv6 } from "node:net";

/** Where a request came from when nothing says so. */
export const unknownAddress = "unknown";

/**
 * The network address a request came from.
 *
 * Next fills `x-forwarded-for` with the peer's address where no proxy did. Of several, the last is taken: it was
 * written by the proxy nearest to us, while everything before it is what the client claimed. (Without any proxy in
 * front, a client can write this header itself; limits by address then only slow down honest mistakes, and the limit
 * by e-mail is the one that holds.)
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
