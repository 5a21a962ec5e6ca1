import { logGroupName } from "./lambda.ts";
import { alarms } from "./monitoring/alarms.ts";
import { dashboard } from "./monitoring/dashboard.ts";
import { saveLogQueries } from "./monitoring/log-queries.ts";
import { type Watched, watches } from "./monitoring/watches.ts";
import type { Stage } from "./stage.ts";

/** Saved queries on every stage, a dashboard where somebody looks, alarms where somebody is to be told. */
export function monitoring(stage: Stage, watched: Watched) {
  const all = watches(watched);
  if (stage.alarms) alarms(stage, all);
  if (stage.dashboard) dashboard(stage, watched, all);
  const logs = [...watched.functions.keys()].map((name) => logGroupName(stage, name));
  saveLogQueries(stage, logs, watched.gateway);
}
