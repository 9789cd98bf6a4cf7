import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function SandboxLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/sandbox">{children}</ClientMessages>;
}
