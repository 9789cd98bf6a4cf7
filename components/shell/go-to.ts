/** Where "g" and then a letter leads. */
export const goTo: Readonly<Record<string, { path: string; does: string }>> = {
  d: { path: "/", does: "Dashboard" },
  h: { path: "/queues/held", does: "Held" },
  r: { path: "/queues/ready", does: "Ready to approve" },
  w: { path: "/queues/waiting", does: "Waiting" },
  p: { path: "/queues/posting", does: "Posting" },
  o: { path: "/queues/posted", does: "Posted" },
  c: { path: "/queues/changes", does: "Changed" },
  e: { path: "/queues/ended", does: "Ended" },
  a: { path: "/queues/all", does: "All records" },
  i: { path: "/deliveries", does: "Deliveries" },
  l: { path: "/aliases", does: "Aliases" },
};
