import { Inbox } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** The dashboard of a company into which nothing has come yet. */
export function NewCompany() {
  return (
    <Card className="mx-4 mb-6 lg:mx-6">
      <EmptyState
        icon={Inbox}
        title="Nothing has come in yet"
        actions={
          <Link href="/deliveries" className={buttonVariants({ variant: "outline" })}>
            Watch the deliveries
          </Link>
        }
      >
        Connect a shop, or send a first order to the intake API. As soon as records arrive, their figures stand here: what is held and why, what is ready, what was
        posted.
      </EmptyState>
    </Card>
  );
}
