import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function RecordNotFound() {
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title="There is no such record"
      actions={
        <Link href="/queues/all" className={cn(buttonVariants({ variant: "outline" }))}>
          All records
        </Link>
      }
    >
      The link may be cut off, or the record belongs to another company.
    </EmptyState>
  );
}
