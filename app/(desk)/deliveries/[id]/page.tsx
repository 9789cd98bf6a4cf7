import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DeliveryView } from "#components/deliveries/delivery-view.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { CardsSkeleton, HeadSkeleton } from "#components/shell/page-skeletons.tsx";
import { Patiently } from "#components/shell/patiently.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { findDelivery } from "#lib/intake/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("deliveries.onePage.delivery") };
}

type DeliveryPageProps = { params: Promise<{ id: string }> };

export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const { id } = await params;
  const ctx = await requirePermission("review:read", `/deliveries/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  return (
    <Patiently load={findDelivery(ctx, id)} fallback={<><HeadSkeleton isBelow /><CardsSkeleton areBeside /></>}>
      {(delivery) => {
        if (delivery === null) notFound();
        const records = delivery.outcomes.flatMap(({ record }) => (record ? [record.id] : []));
        return (
          <>
            <DeliveryView delivery={delivery} mayReadAgain={can(ctx.actor, "delivery:read-again") && delivery.state !== "received"} />
            <LiveRefresh ids={delivery.state === "received" ? undefined : records} everyMs={2000} />
          </>
        );
      }}
    </Patiently>
  );
}
