const largestExact = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The id of a Shopify resource as text. Ids may exceed 2^53, and one that went through a JavaScript program on its way
 * arrives rounded while the `admin_graphql_api_id` beside it, being text, does not (Shopify's own sample payloads show
 * it). So beyond 2^53 the number at the end of the gid is taken, where the gid is of the expected type.
 */
export function exactId(id: string, gid: string | null, type: string): string {
  if (!/^\d{1,30}$/.test(id) || BigInt(id) <= largestExact) return id;
  const match = /^gid:\/\/shopify\/(\w+)\/(\d{1,30})$/.exec(gid ?? "");
  return match?.[1] === type && match[2] !== undefined ? match[2] : id;
}

/** The type of a gid: "Order" of "gid://shopify/Order/1"; null where it is none. */
export function gidType(gid: string | null): string | null {
  return /^gid:\/\/shopify\/(\w+)\//.exec(gid ?? "")?.[1] ?? null;
}
