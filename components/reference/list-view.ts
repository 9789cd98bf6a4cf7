import type { ListView } from "#lib/reference/list-queries.ts";

export const listShows: readonly { value: ListView["show"]; label: string }[] = [
  { value: "all", label: "All" }, { value: "active", label: "Active" }, { value: "inactive", label: "Not active" },
  { value: "hand", label: "Entered by hand" }, { value: "upload", label: "Uploaded" }, { value: "proposed", label: "Proposed here" },
];

/** What of a list is shown, as its address says; what is not understood is left out. */
export function readListView(params: Record<string, string | string[] | undefined>): ListView {
  const text = (name: string) => (typeof params[name] === "string" ? params[name].slice(0, 200) : null);
  return { q: text("q")?.trim() ?? "", show: listShows.find(({ value }) => value === text("show"))?.value ?? "all", after: text("after"), before: text("before") };
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
