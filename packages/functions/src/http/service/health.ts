import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadTable } from "@bellyfed/core/ports";
import { features } from "@bellyfed/features/features";
import { endpoints } from "@bellyfed/features/service/contract";
import { healthOf, type ModelHealth } from "../../read-models/health.ts";

export interface HealthPorts {
  readonly table: Pick<ReadTable, "batchGet">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Those that follow the log. */
const models = features.flatMap(({ readModels }) =>
  readModels.filter((model) => model.function === "consumer").map(({ name }) => name),
);

/** Anybody may ask, without a key: the table is read once in this time however many do. */
const KEPT_MS = 5_000;

/** Without `deep` it does no I/O, so that it answers whether this function does and nothing else. */
export function healthRoute({ table, now }: HealthPorts): Route {
  let known: { readonly until: number; readonly health: Promise<readonly ModelHealth[]> } | undefined;
  const deep = () => {
    if (!known || now() >= known.until) {
      const asked = { until: now() + KEPT_MS, health: healthOf(models, table) };
      known = asked;
      asked.health.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known.health;
  };
  return route(endpoints.getHealth, async ({ query }) => ({
    body: {
      status: "ok",
      time: new Date(now()).toISOString(),
      ...(query.deep === "1" && { read_models: await deep() }),
    },
    headers: { "cache-control": "no-store" },
  }));
}
