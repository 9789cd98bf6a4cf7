import { afterEach, expect, it } from "vitest";
import { env, findEnvProblems, givenEnv, setEnv } from "./env.ts";

const tour = process.env.HOLDPOINT_TOUR;
afterEach(() => setEnv({ HOLDPOINT_TOUR: tour ?? "" }));

it("tells which given variable is wrong and what it may be, and says nothing of those that are not given", () => {
  setEnv({ HOLDPOINT_TOUR: "off" });
  expect(givenEnv()).toContain("HOLDPOINT_TOUR");
  expect(findEnvProblems(givenEnv())).toEqual([expect.stringMatching(/^Environment variable HOLDPOINT_TOUR: .*"0"\|"1"/)]);
  setEnv({ HOLDPOINT_TOUR: "" });
  expect(givenEnv()).not.toContain("HOLDPOINT_TOUR");
  expect(env("HOLDPOINT_TOUR")).toBe("1");
});
