import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function DeliveriesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/deliveries">{children}</ClientMessages>;
}
