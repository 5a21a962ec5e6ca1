import { getRestaurant } from "@bellyfed/features/restaurants/queries";
import { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import { ports } from "./data.ts";
import type { Invoke } from "./invoke.ts";

/** Hono as its documentation has it, with the one route and nothing around it. */
export function make(): Invoke {
  const app = new Hono();
  app.get("/restaurants/:id", async (c) => c.json(await getRestaurant(ports, c.req.param("id"))));
  const answer = handle(app);
  return (event) => answer(event as unknown as LambdaEvent) as ReturnType<Invoke>;
}
