import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function DeskNotFound() {
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title="This is not here"
      actions={
        <Link href="/queues/all" className={buttonVariants({ variant: "outline" })}>
          All records
        </Link>
      }
    >
      The link may be old, or what it leads to belongs to another company.
    </EmptyState>
  );
}
