import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function BulkLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/bulk">{children}</ClientMessages>;
}
