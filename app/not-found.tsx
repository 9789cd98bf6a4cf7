import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        isPage
        icon={SearchX}
        title="There is nothing at this address"
        actions={
          <Link href="/" className={buttonVariants()}>
            To the dashboard
          </Link>
        }
      >
        The link may be old, or what it leads to belongs to another company.
      </EmptyState>
    </main>
  );
}
