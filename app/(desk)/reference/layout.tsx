import type { ReactNode } from "react";
import { ClientMessages } from "#components/messages/client-messages.tsx";

export default function ReferenceLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of="app/(desk)/reference">{children}</ClientMessages>;
}
