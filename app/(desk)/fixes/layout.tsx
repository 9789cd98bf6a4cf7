import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function FixesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/fixes">{children}</ClientMessages>;
}
