import Link from "next/link";
import { cn } from "#components/ui/cn.ts";

export const sandboxTabs = ["documents", "customers", "stock", "accounts", "calls", "faults"] as const;
export type SandboxTab = (typeof sandboxTabs)[number];

const labels: Readonly<Record<SandboxTab, string>> = {
  documents: "Documents", customers: "Customers", stock: "Stock", accounts: "Accounts and months", calls: "Calls", faults: "Make it fail",
};

/** The parts of the sandbox's books; each has an address of its own. */
export function SandboxTabs({ tab }: { tab: SandboxTab }) {
  return (
    <nav aria-label="Parts of the books" className="overflow-x-auto border-b px-4 lg:px-6">
      <ul className="flex gap-1">
        {sandboxTabs.map((one) => (
          <li key={one}>
            <Link
              href={one === "documents" ? "/sandbox" : `/sandbox?tab=${one}`}
              aria-current={one === tab ? "page" : undefined}
              className={cn("-mb-px block border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-muted-foreground hover:text-foreground", one === tab && "border-primary font-medium text-foreground")}
            >
              {labels[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
