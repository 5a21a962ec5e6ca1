import { addedUp, hourOf, type UsageHour, type UsageLog } from "@bellyfed/core/usage-log";
import type { InsightsQuery, InsightsRow } from "./insights.ts";

export interface UsageLogGroups {
  /** Where the gateway writes a line for each request. */
  readonly access: string;
  /** Where each function that answers writes what its requests took. */
  readonly functions: readonly string[];
}

/** A request without a key has a dash there. */
const WITH_KEY = 'filter ispresent(api_key_id) and api_key_id != "-"';
const HOUR = "datefloor(@timestamp, 1h) as hour";
/** By the first digit of the status, so that there are few rows. */
const CALLS = `${WITH_KEY} | fields ${HOUR}, floor(status / 100) as kind | stats count(*) as calls by api_key_id, hour, kind`;
const COSTS = `${WITH_KEY} | fields ${HOUR} | stats sum(rcu) as read, sum(wcu) as write by api_key_id, hour`;

const numberIn = (text: string | undefined): number => Number(text ?? 0);

/** The usage of API keys from CloudWatch: the gateway's access log knows key and status, the functions' logs know units. */
export function usageLog(
  ask: (query: InsightsQuery) => Promise<readonly InsightsRow[]>,
  { access, functions }: UsageLogGroups,
): UsageLog {
  return {
    async hours(from, to) {
      const [calls, costs] = await Promise.all([
        ask({ groups: [access], query: CALLS, from, to }),
        ask({ groups: functions, query: COSTS, from, to }),
      ]);
      return addedUp([...calls.map(callsIn), ...costs.map(costsIn)]);
    },
  };
}

/** Insights writes a moment as `2026-11-28 14:00:00.000`, in UTC, or as milliseconds since 1970. */
const hourIn = (text: string): string =>
  /^\d+$/.test(text) ? hourOf(Number(text)) : text.slice(0, 13).replace(" ", "T");

const partOf = ({ api_key_id = "", hour = "" }: InsightsRow): UsageHour => ({
  keyId: api_key_id,
  hour: hourIn(hour),
  ...{ calls: 0, refused: 0, failed: 0, rcu: 0, wcu: 0 },
});

function callsIn(row: InsightsRow): UsageHour {
  const [calls, kind] = [numberIn(row.calls), numberIn(row.kind)];
  return { ...partOf(row), calls, refused: kind === 4 ? calls : 0, failed: kind === 5 ? calls : 0 };
}

const costsIn = (row: InsightsRow): UsageHour => ({
  ...partOf(row),
  rcu: numberIn(row.read),
  wcu: numberIn(row.write),
});
