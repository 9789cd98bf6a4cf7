import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";

export default function DeliveriesLoading() {
  return <QueueSkeleton />;
}
