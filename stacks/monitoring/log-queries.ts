import type { Api } from "../api.ts";
import { componentName } from "../naming.ts";
import type { Stage } from "../stage.ts";

/** Over the functions' logs (`functions`) or the API's access log (`access`), in the language of Logs Insights. */
export const logQueries = {
  errors: {
    of: "functions",
    lines: [
      "fields @timestamp, service, message, error.name, error.message, trace_id, xray_trace_id",
      'filter level in ["ERROR", "WARN"] or type = "platform.runtimeDone" and record.status != "success"',
      "sort @timestamp desc",
      "limit 100",
    ],
  },
  "api-latency": {
    of: "access",
    lines: [
      "filter method != 'OPTIONS'",
      "stats avg(latency_ms) as average, max(latency_ms) as maximum, min(latency_ms) as minimum, count(*) as requests by bin(5m)",
    ],
  },
  "api-slowest-routes": {
    of: "access",
    lines: [
      "filter method != 'OPTIONS'",
      "stats pct(latency_ms, 99) as p99, avg(latency_ms) as average, count(*) as requests by method, route",
      "sort p99 desc",
    ],
  },
  "api-refusals": {
    of: "access",
    lines: [
      "filter status >= 400",
      "stats count(*) as requests by status, error, method, route, api_key_id",
      "sort requests desc",
    ],
  },
  "one-trace": {
    of: "functions",
    lines: [
      "fields @timestamp, service, level, message",
      'filter trace_id = "PUT THE TRACE ID HERE" or xray_trace_id like "PUT THE TRACE ID HERE"',
      "sort @timestamp asc",
    ],
  },
} as const;

/** Saves the queries beside the logs, under bellyfed/<stage>/ in the console. */
export function saveLogQueries(stage: Stage, functionLogs: readonly string[], { nodes }: Api["gateway"]) {
  const access = nodes.logGroup ? [nodes.logGroup.name] : [];
  for (const [name, { of, lines }] of Object.entries(logQueries)) {
    new aws.cloudwatch.QueryDefinition(`${componentName(name)}Query`, {
      name: `${$app.name}/${stage.name}/${name}`,
      logGroupNames: of === "access" ? access : [...functionLogs],
      queryString: lines.join("\n| "),
    });
  }
}
