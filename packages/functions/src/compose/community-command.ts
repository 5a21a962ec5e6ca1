import type { WritePorts } from "@bellyfed/core/execute";
import { type ApiPorts, api } from "@bellyfed/core/http/api";
import type { Route } from "@bellyfed/core/http/route";
import type { RestaurantOf } from "@bellyfed/features/restaurants/rules";
import { communityWrites } from "@bellyfed/features/writes";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { isServed } from "./is-served.ts";
import { restaurantOf } from "./restaurant-of.ts";
import { reviewOf } from "./review-of.ts";

export type CommunityPorts = WritePorts & Omit<ApiPorts, "log">;

/** The routes by which people vote and report, and moderators keep order. `asked` answers for restaurants; left out, their streams are read. */
export const communityRoutes = (ports: WritePorts, asked: RestaurantOf = restaurantOf(ports.store)): Route[] =>
  communityWrites.flatMap((make) =>
    make({ ...ports, restaurantOf: asked, reviewOf: reviewOf(ports.store), isServed: isServed(ports.store) }),
  );

/** Answers these: apart from `command`, whose bundle is at its budget. */
export const communityCommand = (ports: CommunityPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api(communityRoutes(ports), { ...ports, log });
