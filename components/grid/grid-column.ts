/** How the cells of a column are typed into and looked up. */
export type CellType = "text" | "amount" | "item" | "location" | "tax-code" | "uom" | "classification" | "unit-code" | "choice";

/** A column of a grid of lines. */
export type GridColumn = {
  /** The field of the line. */
  name: string;
  label: string;
  type: CellType;
  /** In CSS units; a description takes what is left beyond it. */
  width: string;
  help?: string;
  /** Of a choice: what there is to choose. */
  choices?: readonly { value: string; label: string }[];
  /** It is only shown: it follows from the others, or is not this person's to change. */
  isFixed?: boolean;
};

/** A line as it stands in a grid: its cells as text, by column; `key` tells it from the others while it moves up and down. */
export type GridRow = { readonly key: string; readonly values: { readonly [column: string]: string } };
