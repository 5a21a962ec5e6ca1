import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import type { WritePorts } from "@bellyfed/core/execute";
import { api } from "@bellyfed/core/http/api";
import type { Route } from "@bellyfed/core/http/route";
import { ulids } from "@bellyfed/core/id";
import type { Caller, Commit, EventStore } from "@bellyfed/core/ports";
import type { RestaurantFacts, RestaurantOf } from "@bellyfed/features/restaurants/rules";
import { quietTelemetry } from "./invocation.ts";

interface Settings {
  /** Who calls, by their tokens. */
  readonly callers: Readonly<Record<string, Caller>>;
  /** RFC 3339. */
  readonly now: string;
  /** What the restaurant's stream tells. */
  readonly restaurant: () => RestaurantFacts;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Sends a request with a token, and a body as JSON. */
export type Send = (
  token: string,
  method: string,
  to: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/**
 * The write routes of a feature that hangs on restaurants, over a log in memory. `calls` names the ports in the order of their calls. The
 * restaurant is told only once the feature's own stream is being loaded, so a route that waits for one before it asks for the other hangs.
 */
export function writeApi(
  writes: (ports: WritePorts & { readonly restaurantOf: RestaurantOf }) => Route[],
  { callers, now, restaurant }: Settings,
): { readonly calls: string[]; readonly log: readonly Commit[]; readonly send: Send } {
  const calls: string[] = [];
  const memory = memoryEventStore();
  const loading = Promise.withResolvers<void>();
  const store: EventStore = {
    load: (...args) => {
      calls.push("load");
      loading.resolve();
      return memory.load(...args);
    },
    append: (...args) => {
      calls.push("append");
      return memory.append(...args);
    },
    appendAll: (...args) => {
      calls.push("append all");
      return memory.appendAll(...args);
    },
    saveSnapshot: (...args) => {
      calls.push("snapshot");
      return memory.saveSnapshot(...args);
    },
  };
  const restaurantOf: RestaurantOf = async () => {
    calls.push("restaurant");
    await loading.promise;
    return restaurant();
  };
  const runtime = { now: () => Date.parse(now), id: ulids(), sleep: async () => {}, random: () => 0 };
  const routes = writes({ store, runtime, restaurantOf });
  const app = api(routes, { identity: memoryIdentity(callers), log: quietTelemetry().log, bodySecret: "secret" });
  return { calls, log: memory.appended, send: sendTo(app) };
}

const sendTo =
  (app: ReturnType<typeof api>): Send =>
  async (token, method, to, body, headers = {}) => {
    const response = await app.request(to, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  };
