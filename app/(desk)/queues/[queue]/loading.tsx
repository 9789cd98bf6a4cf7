import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";

export default function QueueLoading() {
  return <QueueSkeleton />;
}
