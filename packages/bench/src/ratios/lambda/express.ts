import { getRestaurant } from "@bellyfed/features/restaurants/queries";
import express from "express";
import serverless from "serverless-http";
import { ports } from "./data.ts";
import type { Invoke } from "./invoke.ts";

/** Express behind serverless-http, with the one route and nothing around it. */
export function make(): Invoke {
  const app = express();
  app.get("/restaurants/:id", async (request, response) => {
    response.json(await getRestaurant(ports, request.params.id));
  });
  const answer = serverless(app);
  return (event) => answer(event, {}) as ReturnType<Invoke>;
}
