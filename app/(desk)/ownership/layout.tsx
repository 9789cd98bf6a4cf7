import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function OwnershipLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/ownership">{children}</ClientMessages>;
}
