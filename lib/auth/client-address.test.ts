import { expect, test } from "vitest";
import { clientAddress, unknownAddress, visitorOf } from "./client-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:51234", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["[2001:DB8::1]:51234", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["", unknownAddress],
  ["<script>", unknownAddress],
])("the address in x-forwarded-for %j is read as %j", (header, address) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": header }))).toBe(address);
});

test("of several addresses only the one the nearest proxy wrote is believed", () => {
  expect(clientAddress(new Headers({ "x-forwarded-for": "1.1.1.1, 8.8.8.8, 203.0.113.7" }))).toBe("203.0.113.7");
});

test("without the header the address is unknown", () => {
  expect(clientAddress(new Headers())).toBe(unknownAddress);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [unknownAddress, unknownAddress],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("the address %j counts as the visitor %j", (address, visitor) => {
  expect(visitorOf(address)).toBe(visitor);
});
