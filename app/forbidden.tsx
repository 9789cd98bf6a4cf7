import Link from "next/link";
import { SignOut } from "#components/shell/sign-out.tsx";
import { buttonVariants } from "#components/ui/button.tsx";

/** Shown, with status 403, by `requirePermission` to somebody whose role does not see the page. */
export default function Forbidden() {
  return (
    <main className="grid min-h-[60vh] place-items-center p-6">
      <div className="grid max-w-sm gap-3 text-center">
        <h1 className="text-xl font-semibold tracking-tight">You do not have permission for this page</h1>
        <p className="text-base text-muted-foreground">Your role does not include it. If you need it for your work, ask an administrator of your company.</p>
        <p className="mt-2 flex justify-center gap-2">
          <Link href="/" className={buttonVariants({ variant: "primary" })}>
            Back to my work
          </Link>
          <SignOut variant="outline">Sign in as somebody else</SignOut>
        </p>
      </div>
    </main>
  );
}
