import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function NewLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/new">{children}</ClientMessages>;
}
