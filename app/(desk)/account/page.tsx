import type { Metadata } from "next";
import { ChangePassword } from "#components/account/change-password.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requirePermission } from "#lib/auth/require-permission.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { actor } = await requirePermission("account:own", "/account");
  return (
    <>
      <PageHeader title="Your account" description={actor.name} />
      <section aria-labelledby="change-password" className="mx-4 max-w-96 pb-8 lg:mx-6">
        <h2 id="change-password" className="text-base font-semibold">
          Change your password
        </h2>
        <p className="mt-0.5 mb-4 text-muted-foreground">It ends every session of yours, here and on other devices. You then sign in with the new one.</p>
        <ChangePassword />
      </section>
    </>
  );
}
