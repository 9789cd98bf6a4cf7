/** A file cannot be read; the message is a sentence that says what to do. */
export class FileProblem extends Error {
  override name = "FileProblem";
}
