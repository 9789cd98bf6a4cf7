/**
 * What a line stands for. `item` is goods with a SKU; the others are charges that AutoCount books to an account of its
 * own. A `gift_card` line sells a liability, not revenue (channels/shopify.md).
 */
export const lineKinds = ["item", "shipping", "fee", "tip", "duty", "gift_card"] as const;
export type LineKind = (typeof lineKinds)[number];
