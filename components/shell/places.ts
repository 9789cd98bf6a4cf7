import type { SignName } from "#components/ui/sign.ts";
import { can, type Permission, type Role } from "#lib/auth/permissions.ts";

export type Place = {
  path: string;
  /** The letter that leads there after "g". */
  key?: string;
  label: string;
  sign: SignName;
  /** The queue whose count stands beside it. */
  counts?: string;
  /** Among the first ones of the bar at the bottom of a phone. */
  isFirst?: boolean;
  /** Somebody has to act on what is counted: the bar shows how much. */
  isWork?: boolean;
  /** Whoever lacks it cannot go there, so the way is not shown. */
  needs?: Permission;
  /** Only where the company posts to the sandbox. */
  isSandboxOnly?: boolean;
};

/** Where a queue begins for this person: its path -> the address of their default view. The others begin with everything. */
export type Homes = Readonly<Record<string, string>>;

/** The navigation, in groups. */
export const placeGroups: readonly { title: string | null; places: readonly Place[] }[] = [
  { title: null, places: [{ path: "/", key: "d", label: "Dashboard", sign: "gauge", isFirst: true }] },
  {
    title: "Queues",
    places: [
      { path: "/queues/mine", key: "y", label: "My work", sign: "user-round", counts: "mine" },
      { path: "/queues/held", key: "h", label: "Held", sign: "circle-pause", counts: "held", isFirst: true, isWork: true },
      { path: "/queues/refused", key: "x", label: "Refused", sign: "circle-alert", counts: "refused", isWork: true },
      { path: "/queues/ready", key: "r", label: "Ready to approve", sign: "thumbs-up", counts: "ready", isFirst: true, isWork: true },
      { path: "/queues/waiting", key: "w", label: "Waiting", sign: "clock", counts: "waiting" },
      { path: "/queues/snoozed", key: "z", label: "Put off", sign: "alarm-clock" },
      { path: "/queues/posting", key: "p", label: "Posting", sign: "send", counts: "posting" },
      { path: "/queues/posted", key: "o", label: "Posted", sign: "circle-check", isFirst: true },
      { path: "/queues/changes", key: "c", label: "Changed", sign: "replace", counts: "changes", isWork: true },
      { path: "/queues/ended", key: "e", label: "Ended", sign: "circle-x" },
      { path: "/queues/all", key: "a", label: "All records", sign: "layers" },
      { path: "/bulk", key: "b", label: "Many at once", sign: "copy" },
      { path: "/queues/all?called=new", key: "m", label: "Mentions", sign: "at-sign", counts: "mentions", isWork: true },
    ],
  },
  {
    title: "What is known",
    places: [
      { path: "/deliveries", key: "i", label: "Deliveries", sign: "inbox" },
      { path: "/imports", label: "Imports", sign: "file-text", needs: "imports:run" },
      { path: "/reference", key: "f", label: "Reference data", sign: "layers" },
      { path: "/aliases", key: "l", label: "Aliases", sign: "shapes" },
      { path: "/ownership", label: "Ownership", sign: "user-round" },
    ],
  },
  {
    title: "How it works",
    places: [
      { path: "/rules", key: "u", label: "Rules", sign: "hand" },
      { path: "/posting", key: "t", label: "Posting line", sign: "send" },
      { path: "/connection", key: "n", label: "Connection", sign: "cable" },
      { path: "/sources", label: "Sources", sign: "plug", needs: "settings:manage" },
      { path: "/settings/einvoice", label: "E-invoice", sign: "file-text", needs: "settings:manage" },
      { path: "/sandbox", key: "k", label: "Sandbox books", sign: "book", isSandboxOnly: true },
    ],
  },
];

/** The groups with the places that a role may go to; those of the sandbox only where the company posts to it. */
export function placeGroupsFor(role: Role, hasSandbox: boolean): typeof placeGroups {
  const isOpen = ({ needs, isSandboxOnly }: Place) => (needs === undefined || can({ role }, needs)) && (isSandboxOnly !== true || hasSandbox);
  return placeGroups.map(({ title, places }) => ({ title, places: places.filter(isOpen) }));
}
