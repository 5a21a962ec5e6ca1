import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadTable } from "@bellyfed/core/ports";
import { systemPartitions } from "@bellyfed/core/read-table";
import { holdings } from "@bellyfed/features/holdings";
import { endpoints } from "@bellyfed/features/service/contract";
import { healthOf } from "../../read-models/health.ts";

export interface HealthPorts {
  readonly table: Pick<ReadTable, "batchGet">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whether there is such an item does not matter. */
const ANY_ITEM = { PK: systemPartitions.health, SK: systemPartitions.health };

/** The read models that follow the log. */
const models = holdings.map(({ name }) => name);

/** Anybody may ask, without a key: the table is read once in this time however many do. */
const KEPT_MS = { alive: 1_000, deep: 5_000 };

/** What is asked once in a while; a failure is not kept. `now`: milliseconds since 1970. */
function kept<Answer>(milliseconds: number, now: () => number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let known: { readonly until: number; readonly answer: Promise<Answer> } | undefined;
  return () => {
    if (!known || now() >= known.until) {
      const asked = { until: now() + milliseconds, answer: ask() };
      known = asked;
      asked.answer.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known.answer;
  };
}

/** Answers 503, naming what it lacks, when the database cannot be read: nothing else here can be answered then either. */
export function healthRoute({ table, now }: HealthPorts): Route {
  const alive = kept(KEPT_MS.alive, now, () => table.batchGet([ANY_ITEM]));
  const deep = kept(KEPT_MS.deep, now, () => healthOf(models, table));
  return route(endpoints.getHealth, async ({ query }) => {
    const further = query.deep === "1" ? await deep() : await alive().then(() => undefined);
    return {
      body: { status: "ok", time: new Date(now()).toISOString(), ...further },
      headers: { "cache-control": "no-store" },
    };
  });
}
