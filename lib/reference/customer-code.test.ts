import { expect, it } from "vitest";
import { customerCodeLength, customerCodePrefix, nextCustomerCode } from "./customer-code.ts";

it("begins with the control account and the first letter of the name", () => {
  expect(customerCodePrefix("  \"kedai rimba\"")).toBe("300-K");
  expect(customerCodePrefix("Éclair House")).toBe("300-E");
  expect(customerCodePrefix("99 Speedmart")).toBe("300-S");
  expect(customerCodePrefix("白咖啡")).toBe("300-X");
});

it("takes the number after the highest one, never a gap", () => {
  expect(nextCustomerCode("300-K", [])).toBe("300-K001");
  expect(nextCustomerCode("300-K", ["300-K001", "300-K007", "300-A900"])).toBe("300-K008");
});

it("looks past codes of another habit", () => {
  expect(nextCustomerCode("300-K", ["300-KEDAI", "300-K01", "300-K002"])).toBe("300-K003");
});

it("goes on after 999 and stays within what AutoCount takes", () => {
  const code = nextCustomerCode("300-K", ["300-K999"]);
  expect(code).toBe("300-K1000");
  expect(code.length).toBeLessThanOrEqual(customerCodeLength);
});
