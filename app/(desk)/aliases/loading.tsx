import { QueueSkeleton } from "#components/queues/queue-skeleton.tsx";

export default function AliasesLoading() {
  return <QueueSkeleton />;
}
