import { specify } from "@bellyfed/testing/specification";
import { describe, expect, it } from "vitest";
import { importJob } from "./decider.ts";
import { importJobCompleted, importJobCreated } from "./events.ts";
import { jobFacts } from "./fixtures.ts";

const { given } = specify(importJob);
const job = jobFacts();
const created = importJobCreated(job);
const counts = { read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 };
const complete = { type: "complete", counts, noted: 1, dishes: 3, error: null } as const;
const completed = importJobCompleted({ id: job.id, counts, noted: 1, dishes: 3, error: null });

describe("creating an import", () => {
  it("records what was asked", () => given().when({ type: "create", job }).yields(created));
  it("is refused where there is one", () => given(created).when({ type: "create", job }).fails("import.exists"));
});

describe("completing an import", () => {
  it("records its counts", () => given(created).when(complete).yields(completed));
  it("records where its file broke off", () =>
    given(created)
      .when({ ...complete, error: "The file breaks off" })
      .yields(importJobCompleted({ id: job.id, counts, noted: 1, dishes: 3, error: "The file breaks off" })));
  it("a second time does nothing", () => given(created, completed).when(complete).nothing());
  it("is refused where there is none", () => given().when(complete).fails("import.missing"));
});

it("a completion from before there were notes, and dishes, has none", () => {
  const before = { id: job.id, counts, error: null };
  expect(importJobCompleted.upcast(before, 1)).toEqual({ ...before, noted: 0, dishes: 0 });
});
