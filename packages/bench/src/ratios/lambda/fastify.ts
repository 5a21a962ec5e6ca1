import { getRestaurant } from "@bellyfed/features/restaurants/queries";
import awsLambdaFastify from "@fastify/aws-lambda";
import type { Context } from "aws-lambda";
import fastify from "fastify";
import { ports } from "./data.ts";
import type { Invoke } from "./invoke.ts";

/** Fastify with its Lambda adapter, with the one route and nothing around it. */
export async function make(): Promise<Invoke> {
  const app = fastify();
  app.get<{ Params: { id: string } }>("/restaurants/:id", (request) => getRestaurant(ports, request.params.id));
  const answer = awsLambdaFastify(app);
  await app.ready();
  return (event) => answer(event, {} as Context) as ReturnType<Invoke>;
}
