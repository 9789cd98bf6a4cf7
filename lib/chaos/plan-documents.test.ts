import { expect, test } from "vitest";
import { planDocuments } from "./plan-documents.ts";
import { planStorm } from "./plan-storm.ts";

test("the same seed draws the same documents and the same storm, another one others", () => {
  const size = { documents: 200, workers: 3, answer: 1_500 };
  expect(planDocuments(3, 200)).toEqual(planDocuments(3, 200));
  expect(planStorm(3, size)).toEqual(planStorm(3, size));
  expect(planDocuments(4, 200)).not.toEqual(planDocuments(3, 200));
  expect(planStorm(4, size)).not.toEqual(planStorm(3, size));
});

test("every kind is drawn, and what is about an invoice comes after it and is not dated before it", () => {
  const { documents } = planDocuments(1, 200);
  expect(new Set(documents.map(({ kind }) => kind)).size).toBe(6);
  const about = documents.flatMap((one, place) => (one.expected.about === null ? [] : [{ one, place, first: documents.findIndex(({ externalId }) => externalId === one.expected.about?.externalId) }]));
  expect(about.length).toBeGreaterThan(20);
  expect(about.filter(({ one, place, first }) => first < 0 || first >= place || one.document.date < (documents[first]?.document.date ?? ""))).toEqual([]);
});
