import type { SignName } from "#components/ui/sign.ts";
import { can, type Permission, type Role } from "#lib/auth/permissions.ts";
import type { Translate } from "#messages/translate.ts";

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

export type PlaceGroup = { title: string | null; places: readonly Place[] };

/** Where a queue begins for this person: its path -> the address of their default view. The others begin with everything. */
export type Homes = Readonly<Record<string, string>>;

/** The navigation, in groups. */
export const placeGroups = (t: Translate): readonly PlaceGroup[] => [
  { title: null, places: [{ path: "/", key: "d", label: t("shell.places.dashboard"), sign: "gauge", isFirst: true }] },
  {
    title: t("shell.places.queues"),
    places: [
      { path: "/queues/mine", key: "y", label: t("shell.places.mine"), sign: "user-round", counts: "mine" },
      { path: "/queues/held", key: "h", label: t("shell.places.held"), sign: "circle-pause", counts: "held", isFirst: true, isWork: true },
      { path: "/queues/refused", key: "x", label: t("shell.places.refused"), sign: "circle-alert", counts: "refused", isWork: true },
      { path: "/queues/ready", key: "r", label: t("shell.places.ready"), sign: "thumbs-up", counts: "ready", isFirst: true, isWork: true },
      { path: "/queues/waiting", key: "w", label: t("shell.places.waiting"), sign: "clock", counts: "waiting" },
      { path: "/queues/snoozed", key: "z", label: t("shell.places.snoozed"), sign: "alarm-clock" },
      { path: "/queues/posting", key: "p", label: t("shell.places.posting"), sign: "send", counts: "posting" },
      { path: "/queues/posted", key: "o", label: t("shell.places.posted"), sign: "circle-check", isFirst: true },
      { path: "/queues/changes", key: "c", label: t("shell.places.changes"), sign: "replace", counts: "changes", isWork: true },
      { path: "/queues/ended", key: "e", label: t("shell.places.ended"), sign: "circle-x" },
      { path: "/queues/all", key: "a", label: t("shell.places.all"), sign: "layers" },
      { path: "/bulk", key: "b", label: t("shell.places.bulk"), sign: "copy" },
      { path: "/queues/all?called=new", key: "m", label: t("shell.places.mentions"), sign: "at-sign", counts: "mentions", isWork: true },
    ],
  },
  {
    title: t("shell.places.known"),
    places: [
      { path: "/deliveries", key: "i", label: t("shell.places.deliveries"), sign: "inbox" },
      { path: "/imports", label: t("shell.places.imports"), sign: "file-text", needs: "imports:run" },
      { path: "/reference", key: "f", label: t("shell.places.reference"), sign: "layers" },
      { path: "/aliases", key: "l", label: t("shell.places.aliases"), sign: "shapes" },
      { path: "/ownership", label: t("shell.places.ownership"), sign: "user-round" },
    ],
  },
  {
    title: t("shell.places.howItWorks"),
    places: [
      { path: "/rules", key: "u", label: t("shell.places.rules"), sign: "hand" },
      { path: "/posting", key: "t", label: t("shell.places.line"), sign: "send" },
      { path: "/connection", key: "n", label: t("shell.places.connection"), sign: "cable" },
      { path: "/sources", label: t("shell.places.sources"), sign: "plug", needs: "settings:manage" },
      { path: "/settings/einvoice", label: t("shell.places.einvoice"), sign: "file-text", needs: "settings:manage" },
      { path: "/sandbox", key: "k", label: t("shell.places.sandbox"), sign: "book", isSandboxOnly: true },
    ],
  },
];

/** What a place is called, with the keys that lead there: for its link, told by the browser on hover. */
export function placeTitle({ label, key }: Place): string {
  return key === undefined ? label : `${label} (g ${key})`;
}

/** The groups with the places that a role may go to; those of the sandbox only where the company posts to it. */
export function placeGroupsFor(t: Translate, role: Role, hasSandbox: boolean): readonly PlaceGroup[] {
  const isOpen = ({ needs, isSandboxOnly }: Place) => (needs === undefined || can({ role }, needs)) && (isSandboxOnly !== true || hasSandbox);
  return placeGroups(t).map(({ title, places }) => ({ title, places: places.filter(isOpen) }));
}
