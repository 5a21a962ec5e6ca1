import { AppError } from "@bellyfed/core/error";
import type { WritePorts } from "@bellyfed/core/execute";
import { traceIdOf } from "@bellyfed/core/http/trace";
import { sha256 } from "@bellyfed/core/id";
import { parse } from "@bellyfed/core/parse";
import type { Caller } from "@bellyfed/core/ports";
import { UNKNOWN } from "@bellyfed/core/visitor";
import type { Locate } from "@bellyfed/core/whereabouts";
import type { RestaurantOf } from "@bellyfed/features/restaurants/rules";
import { restaurantOf } from "@bellyfed/functions/compose/restaurant-of";
import { writeRoutes } from "@bellyfed/functions/compose/write-routes";
import { cities } from "./cities.ts";

/** One write of the API, with the time at which it is to have come. */
export interface DemoRequest {
  readonly operation: string;
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The idempotency key. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface DemoPorts extends WritePorts {
  readonly restaurantOf: RestaurantOf;
}

/** Asks for each restaurant once: nothing about it that matters here changes during a load. */
export function demoPorts(ports: WritePorts): DemoPorts {
  const ask = restaurantOf(ports.store);
  const asked = new Map<string, ReturnType<typeof ask>>();
  return {
    ...ports,
    restaurantOf: (id) => {
      const answer = asked.get(id) ?? ask(id);
      asked.set(id, answer);
      answer.catch(() => asked.delete(id));
      return answer;
    },
  };
}

/** The zone of the demo's city that is nearest: nobody has to be asked. */
const locate: Locate = async ({ lat, lng }) => {
  const way = (city: { readonly lat: number; readonly lng: number }) => Math.hypot(city.lat - lat, city.lng - lng);
  const [nearest] = cities.toSorted((a, b) => way(a) - way(b));
  return nearest ? { time_zone: nearest.zone } : null;
};

/** Between two attempts while the store cannot be had. */
const PAUSE_MS = 500;

export type Outcome = "written" | "replayed" | "refused";

/**
 * Calls the route that the API would call, with the same parsing, below HTTP. What the route refuses is an outcome; input that does not
 * parse is a mistake of the demo data and throws, as a store that fails does; one that cannot be had now is waited for.
 */
export async function perform(
  ports: DemoPorts,
  { operation, caller, at, key, params = {}, body = {} }: DemoRequest,
): Promise<{ readonly outcome: Outcome; readonly body: unknown }> {
  const runtime = { ...ports.runtime, now: () => at };
  const routes = writeRoutes({ ...ports, runtime, locate }, ports.restaurantOf);
  const route = routes.find(({ endpoint }) => endpoint.operation === operation);
  if (!route) throw new Error(`There is no operation ${operation}`);
  const { endpoint, handle } = route;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const request = {
    params: parse(endpoint.params, params),
    query: {},
    body: parse(endpoint.body, body),
    // What the demo writes is no secret.
    bodyHashes: () => ({ kept: sha256(JSON.stringify(body)), former: [] }),
    method: endpoint.method,
    path,
    url: path,
    traceId: traceIdOf(undefined, undefined),
    header: (name: string) => (name === "idempotency-key" ? key : undefined),
    visitor: UNKNOWN,
    holder: "demo",
    left: new AbortController().signal,
    waitUntil: () => {},
    keyId: undefined,
    caller,
  };
  for (;;) {
    try {
      const answer = await handle(request);
      const replayed = answer.headers?.["idempotency-replayed"] === "true";
      return { outcome: replayed ? "replayed" : "written", body: answer.body };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.kind !== "unavailable") return { outcome: "refused", body: undefined };
      // The engine is being started again; the key makes the same command of it.
      await ports.runtime.sleep(PAUSE_MS);
    }
  }
}
