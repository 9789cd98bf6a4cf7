import type { PaneName } from "./panes.tsx";

/** The address of a record with one of its panes open. */
export function paneHref(href: string, pane: PaneName): string {
  return `${href}#${pane}`;
}
