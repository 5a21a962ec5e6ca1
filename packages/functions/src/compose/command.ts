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

export type CommandPorts = UserPorts & Omit<ApiPorts, "log"> & RestaurantPorts;

/** The write routes of `command` but those of users. `asked` answers for restaurants; left out, their streams are read. */
export const commandRoutes = (
  ports: WritePorts & RestaurantPorts,
  asked: RestaurantOf = restaurantOf(ports.store),
): Route[] => writes.flatMap((make) => make({ ...ports, restaurantOf: asked }));

/** Answers every write of the API but imports, and what people do among each other. */
export const command = (ports: CommandPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api([...commandRoutes(ports), ...userWrites.flatMap((make) => make(ports))], { ...ports, log });
