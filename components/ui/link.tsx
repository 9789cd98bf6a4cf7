"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type LinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** Where the page stands stays: what changes is a part of it. */
  scroll?: boolean;
};

/** A way within the product. It fetches nothing before it is taken; what is to be fetched ahead says so itself (`usePrefetch`). */
export function Link({ href, scroll = true, onClick, children, ...props }: LinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    // With a key held, or another window to go to, the browser knows best what becomes of its link.
    const isForBrowser = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || ![undefined, "", "_self"].includes(props.target) || props.download !== undefined;
    if (event.defaultPrevented || isForBrowser) return;
    event.preventDefault();
    router.push(href, { scroll });
  };
  return (
    <a href={href} {...props} onClick={follow}>
      {children}
    </a>
  );
}
