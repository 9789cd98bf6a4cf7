import type { SignName } from "#components/ui/sign.ts";

export type Place = {
  path: string;
  label: string;
  sign: SignName;
  /** The queue whose count stands beside it. */
  counts?: string;
  /** Among the first ones of the bar at the bottom of a phone. */
  isFirst?: boolean;
  /** Somebody has to act on what is counted: the bar shows how much. */
  isWork?: boolean;
};

/** The navigation, in groups. */
export const placeGroups: readonly { title: string | null; places: readonly Place[] }[] = [
  { title: null, places: [{ path: "/", label: "Dashboard", sign: "gauge", isFirst: true }] },
  {
    title: "Queues",
    places: [
      { path: "/queues/held", label: "Held", sign: "circle-pause", counts: "held", isFirst: true, isWork: true },
      { path: "/queues/ready", label: "Ready to approve", sign: "thumbs-up", counts: "ready", isFirst: true, isWork: true },
      { path: "/queues/waiting", label: "Waiting", sign: "clock", counts: "waiting" },
      { path: "/queues/posting", label: "Posting", sign: "send", counts: "posting" },
      { path: "/queues/posted", label: "Posted", sign: "circle-check", isFirst: true },
      { path: "/queues/ended", label: "Ended", sign: "circle-x" },
      { path: "/queues/all", label: "All records", sign: "layers" },
    ],
  },
  {
    title: "Behind them",
    places: [
      { path: "/deliveries", label: "Deliveries", sign: "inbox" },
      { path: "/aliases", label: "Aliases", sign: "shapes" },
    ],
  },
];
