import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import type { Queue } from "#lib/queues/define-queue.ts";
import { parseView, type View } from "#lib/queues/parse-view.ts";
import { columnsOf, viewHref } from "#lib/queues/view-href.ts";
import type { ArrangedColumn, TableLayout } from "#lib/views/layout.ts";
import type { ShownView } from "#lib/views/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { columnWord } from "./queue-words.ts";
import { ViewTools } from "./view-tools.tsx";

type ViewTabsProps<Q extends Queue> = { queue: Q; view: View<Q>; views: readonly ShownView[]; layout: TableLayout | null; arranged: readonly ArrangedColumn[]; maySetRoles: boolean };

/** The views of a queue as tabs: the whole, the ready ones, one's own and shared ones. Each only leads to its address. */
export function ViewTabs<Q extends Queue>({ queue, view, views, layout, arranged, maySetRoles }: ViewTabsProps<Q>) {
  const t = useTranslations();
  const here = viewHref(queue, { filters: view.filters, sort: view.sort, ...columnsOf(view) });
  const ready = (queue.readyViews ?? []).map(({ id, query }) => ({ label: t(`queues.readyViews.${id}`), href: viewHref(queue, parseView(queue, new URLSearchParams(query))) }));
  const saved = views.find(({ href }) => href === here) ?? null;
  const tabs = [{ key: "all", label: t("queues.viewTabs.all"), href: queue.path, hint: null }, ...ready.map(({ label, href }) => ({ key: href, label, href, hint: null })), ...views.map((each) => ({ key: each.id, label: each.name, href: each.href, hint: hintOf(t, each) }))];
  // Two views may say the same: the saved one is where one is.
  const isHere = (key: string, href: string) => (saved === null ? href === here : key === saved.id);
  const labels = arranged.map((column) => ({ ...column, label: columnWord(t, column.id, queue.columns[column.id]) }));
  const shown = labels.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
  const query = here.split("?")[1] ?? "";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pb-2 lg:px-6">
      <nav aria-label={t("queues.viewTabs.label")} className="-mx-1 flex min-w-0 gap-0.5 overflow-x-auto px-1 py-0.5">
        {tabs.map(({ key, label, href, hint }) => (
          <Link
            key={key}
            href={href}
            title={hint ?? undefined}
            aria-current={isHere(key, href) ? "page" : undefined}
            className="max-w-56 shrink-0 truncate rounded-md px-2.5 py-1 text-muted-foreground hover:bg-accent hover:text-foreground aria-[current=page]:bg-primary-soft aria-[current=page]:font-medium aria-[current=page]:text-primary-text"
          >
            {label}
          </Link>
        ))}
      </nav>
      <ViewTools
        queueId={queue.id}
        query={query}
        queryWithColumns={view.columns === undefined && layout === null ? query : viewHref(queue, { filters: view.filters, sort: view.sort, columns: shown }).split("?")[1] ?? ""}
        saved={saved}
        views={views}
        layout={layout}
        columns={labels}
        maySetRoles={maySetRoles}
      />
    </div>
  );
}

function hintOf(t: Translate, { isShared, isMine, ownerName, isMyDefault }: ShownView): string {
  const whose = isShared ? (isMine ? t("queues.viewTabs.yoursShared") : t("queues.viewTabs.sharedBy", { owner: ownerName })) : t("queues.viewTabs.yoursAlone");
  return isMyDefault ? t("queues.viewTabs.youBegin", { whose }) : whose;
}
