import { expect, it } from "vitest";
import { tidyValue } from "./tidy-value.ts";

it("takes amounts as people write them", () => {
  expect(tidyValue("amount", " 1,234.50 ")).toBe("1234.50");
  expect(tidyValue("amount", "RM 12")).toBe("12");
  expect(tidyValue("amount", "-RM 1,000")).toBe("-1000");
  expect(tidyValue("amount", "+5")).toBe("5");
  expect(tidyValue("amount", "−5.50")).toBe("-5.50");
  expect(tidyValue("amount", ".5")).toBe("0.5");
  expect(tidyValue("amount", "8%")).toBe("8");
});

it("leaves what is no number as it was typed, and guesses at no comma", () => {
  expect(tidyValue("amount", "12,50")).toBe("12,50");
  expect(tidyValue("amount", "twelve")).toBe("twelve");
  expect(tidyValue("amount", "1,2345")).toBe("1,2345");
});

it("takes blanks off texts, and writes currencies in capitals", () => {
  expect(tidyValue("text", "  Aminah ")).toBe("Aminah");
  expect(tidyValue("currency", "myr")).toBe("MYR");
});
