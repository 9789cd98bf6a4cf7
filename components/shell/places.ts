import { CircleCheck, CirclePause, Clock, Gauge, Inbox, Layers, type LucideIcon, Send, Shapes, ThumbsUp, XCircle } from "lucide-react";

export type Place = {
  path: string;
  label: string;
  icon: LucideIcon;
  /** The queue whose count stands beside it. */
  counts?: string;
  /** Among the first ones of the bar at the bottom of a phone. */
  isFirst?: boolean;
  /** Somebody has to act on what is counted: the bar shows how much. */
  isWork?: boolean;
};

/** The navigation, in groups. */
export const placeGroups: readonly { title: string | null; places: readonly Place[] }[] = [
  { title: null, places: [{ path: "/", label: "Dashboard", icon: Gauge, isFirst: true }] },
  {
    title: "Queues",
    places: [
      { path: "/queues/held", label: "Held", icon: CirclePause, counts: "held", isFirst: true, isWork: true },
      { path: "/queues/ready", label: "Ready to approve", icon: ThumbsUp, counts: "ready", isFirst: true, isWork: true },
      { path: "/queues/waiting", label: "Waiting", icon: Clock, counts: "waiting" },
      { path: "/queues/posting", label: "Posting", icon: Send, counts: "posting" },
      { path: "/queues/posted", label: "Posted", icon: CircleCheck, isFirst: true },
      { path: "/queues/ended", label: "Ended", icon: XCircle },
      { path: "/queues/all", label: "All records", icon: Layers },
    ],
  },
  {
    title: "Behind them",
    places: [
      { path: "/deliveries", label: "Deliveries", icon: Inbox },
      { path: "/aliases", label: "Aliases", icon: Shapes },
    ],
  },
];
