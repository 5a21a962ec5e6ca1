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

it("has every route of the design", () => {
  const routes = wired.routes.map(({ method, path }) => `${method} ${path}`).sort();
  expect(routes).toEqual(
    [
      "GET /restaurants",
      "GET /restaurants/{id}",
      "GET /restaurants/{id}/menu",
      "GET /restaurants/{id}/reviews",
      "GET /restaurants/{id}/inspections",
      "POST /restaurants",
      "PATCH /restaurants/{id}",
      "POST /restaurants/{id}/close",
      "POST /restaurants/{id}/reopen",
      "PUT /restaurants/{id}/owner",
      "PUT /restaurants/{id}/menu/items/{itemId}",
      "DELETE /restaurants/{id}/menu/items/{itemId}",
      "GET /restaurants/{id}/reviews/mine",
      "POST /restaurants/{id}/menu/order",
      "POST /restaurants/{id}/reviews",
      "PATCH /restaurants/{id}/reviews/{reviewId}",
      "DELETE /restaurants/{id}/reviews/{reviewId}",
      "POST /restaurants/{id}/reviews/{reviewId}/reply",
      "GET /users/me/reviews",
      "GET /cities",
      "GET /cuisines",
      "GET /insights/trending",
      "GET /insights/recent-reviews",
      "POST /imports",
      "POST /imports/{id}/start",
      "GET /imports/{id}",
      "GET /imports/{id}/errors",
      "GET /health",
      "GET /openapi.json",
      "GET /docs",
    ].sort(),
  );
});
