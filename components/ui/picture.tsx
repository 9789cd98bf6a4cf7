import type { SignName } from "./sign.ts";

type PictureProps = {
  of: SignName;
  className?: string;
  /** What it says where no words beside it do; without it, it only decorates. */
  label?: string;
};

/** A picture that stands alone, without a word of its own. On the busiest pages instead of an <svg>: its drawing comes with the style sheet. */
export function Picture({ of, className = "", label }: PictureProps) {
  const look = `picture sign-${of} ${className}`;
  return label === undefined ? <span className={look} aria-hidden /> : <span className={look} role="img" aria-label={label} />;
}
