import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function QueuesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/queues">{children}</ClientMessages>;
}
