import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function RecordsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/records">{children}</ClientMessages>;
}
