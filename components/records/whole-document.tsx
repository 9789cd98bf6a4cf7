import { CorrectButton } from "./correct-button.tsx";
import { DocumentCard } from "./document-card.tsx";
import { ReadLines, type ReadLinesProps } from "./read-lines.tsx";

type WholeDocumentProps = Omit<ReadLinesProps, "limit"> & { mayCorrect: boolean };

/** A document with all its lines, to be read. */
export function WholeDocument({ mayCorrect, ...lines }: WholeDocumentProps) {
  return <FirstLines {...lines} mayCorrect={mayCorrect} limit={Number.POSITIVE_INFINITY} />;
}

/** A document with its first lines, to be read: a long one is shown whole when somebody asks. */
export function FirstLines({ mayCorrect, ...lines }: ReadLinesProps & { mayCorrect: boolean }) {
  return <DocumentCard {...lines.shown} field={null} action={mayCorrect && <CorrectButton />} lines={<ReadLines {...lines} />} />;
}
