import { RecordSkeleton } from "#components/records/record-skeleton.tsx";

export default function RecordLoading() {
  return <RecordSkeleton />;
}
