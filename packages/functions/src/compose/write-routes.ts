import type { WritePorts } from "@bellyfed/core/execute";
import type { Route } from "@bellyfed/core/http/route";
import type { RestaurantOf } from "@bellyfed/features/restaurants/rules";
import type { RestaurantPorts } from "@bellyfed/features/restaurants/writes";
import { commandRoutes } from "./command.ts";
import { communityRoutes } from "./community-command.ts";

/** The write routes of both functions that answer commands, for whoever answers them all in one place. */
export const writeRoutes = (ports: WritePorts & RestaurantPorts, asked?: RestaurantOf): Route[] => [
  ...commandRoutes(ports, asked),
  ...communityRoutes(ports, asked),
];
