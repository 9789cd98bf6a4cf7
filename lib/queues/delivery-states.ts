/** What a delivery can be. */
export const deliveryStates = ["received", "read", "unreadable", "ignored"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
