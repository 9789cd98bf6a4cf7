import type { ListView } from "#lib/reference/list-queries.ts";
import type { Translate } from "#messages/translate.ts";

export const listShows = (t: Translate): readonly { value: ListView["show"]; label: string }[] => [
  { value: "all", label: t("reference.listView.listShows.all") }, { value: "active", label: t("reference.listView.listShows.active") }, { value: "inactive", label: t("reference.listView.listShows.notActive") },
  { value: "hand", label: t("reference.listView.listShows.enteredByHand") }, { value: "upload", label: t("reference.listView.listShows.uploaded") }, { value: "proposed", label: t("reference.listView.listShows.proposedHere") },
];

/** What of a list is shown, as its address says; what is not understood is left out. */
export function readListView(t: Translate, params: Record<string, string | string[] | undefined>): ListView {
  const text = (name: string) => (typeof params[name] === "string" ? params[name].slice(0, 200) : null);
  return { q: text("q")?.trim() ?? "", show: listShows(t).find(({ value }) => value === text("show"))?.value ?? "all", after: text("after"), before: text("before") };
}

export function listHref(list: string, { q, show, after, before }: Partial<ListView>): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (show !== undefined && show !== "all") params.set("show", show);
  if (after) params.set("after", after);
  if (before) params.set("before", before);
  const query = params.toString();
  return `/reference/${list}${query === "" ? "" : `?${query}`}`;
}
