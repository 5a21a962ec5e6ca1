import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { expect, it } from "vitest";

const wired = wiring(features);

it("gives every queue one consumer and every rule a queue that exists", () => {
  const queues = wired.queues.map(({ name }) => name);
  expect(new Set(queues).size).toBe(queues.length);
  for (const { queue } of wired.rules) expect(queues).toContain(queue);
});

it("answers each route once", () => {
  const routes = wired.routes.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
});
