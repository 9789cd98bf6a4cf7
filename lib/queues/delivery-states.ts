/** What a delivery can be, and the words for it. */
export const deliveryStates = ["received", "read", "unreadable", "ignored"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryStateLabels: Readonly<Record<DeliveryState, string>> = { received: "Being read", read: "Read", unreadable: "Unreadable", ignored: "Not needed" };
