import type { WritePorts } from "@bellyfed/core/execute";
import { type ApiPorts, api } from "@bellyfed/core/http/api";
import type { Route } from "@bellyfed/core/http/route";
import type { RestaurantOf } from "@bellyfed/features/restaurants/rules";
import type { RestaurantPorts } from "@bellyfed/features/restaurants/writes";
import type { UserPorts } from "@bellyfed/features/users/writes";
import { userWrites, writes } from "@bellyfed/features/writes";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { restaurantOf } from "./restaurant-of.ts";
import { reviewOf } from "./review-of.ts";

export type CommandPorts = UserPorts & Omit<ApiPorts, "log"> & RestaurantPorts;

/** The write routes of every feature but imports and users. `asked` answers for restaurants; left out, their streams are read. */
export const commandRoutes = (
  ports: WritePorts & RestaurantPorts,
  asked: RestaurantOf = restaurantOf(ports.store),
): Route[] => writes.flatMap((make) => make({ ...ports, restaurantOf: asked, reviewOf: reviewOf(ports.store) }));

/** Answers every write of the API but imports. */
export const command = (ports: CommandPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api([...commandRoutes(ports), ...userWrites.flatMap((make) => make(ports))], { ...ports, log });
