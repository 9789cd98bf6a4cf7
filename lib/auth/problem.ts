import { problemTable, type ProblemCode } from "./problem-codes.ts";

/** One thing wrong with the input: where (JSON pointer into the body, or a query parameter) and what. */
export type ProblemError = { detail: string } & ({ pointer: string } | { parameter: string });

export type ProblemOptions = {
  /** What is special about this occurrence, in a sentence. */
  detail?: string;
  /** Path of the request. */
  instance?: string;
  errors?: readonly ProblemError[];
  /** Further members of the problem object: what a verb's refusal carries beside its code. */
  members?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
};

/** A refusal in the form of RFC 9457. `code` is the stable word to program against; `type` is its address. */
export function problem(code: ProblemCode, options: ProblemOptions = {}): Response {
  const { status, title } = problemTable[code];
  const { detail, instance, errors, members, headers } = options;
  const body = {
    ...members,
    type: `/api/v1/problems/${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(errors === undefined ? {} : { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
  });
}

/** A refusal thrown inside a door, where the way back is long; `answering` turns it into its response. */
export class Refused extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.options = options;
  }
}
