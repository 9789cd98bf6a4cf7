/** A field of an item, customer or stock move in words: "registerNo" is "Register no". */
export function fieldWords(field: string): string {
  const words = field.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
