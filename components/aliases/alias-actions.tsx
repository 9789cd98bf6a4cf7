import { FlaskConical, ListChecks, Upload } from "lucide-react";
import Link from "next/link";
import { buttonVariants } from "#components/ui/button.tsx";

/** What can be done beside the list of answers. */
export function AliasActions({ mayTeach }: { mayTeach: boolean }) {
  return (
    <>
      <Link href="/fixes" className={buttonVariants({ variant: "outline" })}>
        <ListChecks aria-hidden />
        Answers for many
      </Link>
      <Link href="/aliases/test" className={buttonVariants({ variant: "outline" })}>
        <FlaskConical aria-hidden />
        Test
      </Link>
      {mayTeach && (
        <Link href="/aliases/upload" className={buttonVariants({ variant: "outline" })}>
          <Upload aria-hidden />
          Upload
        </Link>
      )}
    </>
  );
}
