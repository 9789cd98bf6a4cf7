import { formatCount } from "#components/format/money.ts";
import type { DeliveryRow } from "#lib/queues/deliveries.ts";
import type { Translate } from "#messages/translate.ts";

/** How many deliveries are selected, and how many of them cannot be read. */
export function deliveriesText(t: Translate, selected: readonly DeliveryRow[]): { count: string; unreadable: string } {
  const unreadable = selected.filter(({ state }) => state === "unreadable").length;
  return {
    count: t("deliveries.readAgainBar.selected", { selectedCount: formatCount(selected.length) }),
    unreadable: unreadable === 0 ? t("deliveries.readAgainBar.noneUnreadable") : t("deliveries.readAgainBar.unreadable", { unreadable: formatCount(unreadable) }),
  };
}
