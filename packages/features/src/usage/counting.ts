import type { ReadTableWriter, Write } from "@bellyfed/core/ports";
import type { UsageHour, UsageLog } from "@bellyfed/core/usage-log";
import { daySort, hourName, partitionOf, untilKey } from "./keys.ts";

export interface CountingPorts {
  readonly table: ReadTableWriter;
  readonly log: UsageLog;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Lines may reach the logs so much later than what they tell of: hours that ended less long ago are counted once more. */
const SETTLED_MS = 15 * 60_000;
/** Whoever was not counted for longer than this has lost what was before: the logs are kept for a week at least. */
const LONGEST_MS = 6 * DAY_MS;
/** Days are kept for so long after they began. */
const KEPT_MS = 40 * DAY_MS;
const MOST_WRITES = 100;

/**
 * Counts what the logs tell of the hours since it was last done. Each hour is written as a whole and as it is now, so that doing it again
 * changes nothing; where it fails half way, the next run begins where this one did. `now`: milliseconds since 1970.
 */
export async function countUsage({ table, log }: CountingPorts, now: number): Promise<void> {
  const mark = await table.get({ Key: untilKey, ConsistentRead: true });
  const last = typeof mark?.at === "number" ? mark.at : now - DAY_MS;
  const from = Math.floor(Math.max(last - SETTLED_MS, now - LONGEST_MS) / HOUR_MS) * HOUR_MS;
  const writes = writesOf(await log.hours(from, now));
  for (let start = 0; start < writes.length; start += MOST_WRITES) {
    await write(table, writes.slice(start, start + MOST_WRITES));
  }
  await write(table, [{ kind: "put", operation: { Item: { ...untilKey, at: now } } }]);
}

async function write(table: ReadTableWriter, writes: readonly Write[]): Promise<void> {
  if ((await table.transact(writes)) === "conflict") throw new Error("Usage is being counted twice at the same time");
}

/** One write for each day of a key. */
const writesOf = (hours: readonly UsageHour[]): Write[] =>
  [...Map.groupBy(hours, ({ keyId, hour }) => JSON.stringify([keyId, hour.slice(0, 10)])).values()].map(dayWrite);

function dayWrite(hours: readonly UsageHour[]): Write {
  const [{ keyId, hour }] = hours as readonly [UsageHour];
  const date = hour.slice(0, 10);
  const expires = Math.floor((Date.parse(`${date}T00:00:00Z`) + KEPT_MS) / 1000);
  const values = hours.map((each) => JSON.stringify([each.calls, each.refused, each.failed, each.rcu, each.wcu]));
  return {
    kind: "update",
    operation: {
      Key: { PK: partitionOf(keyId), SK: daySort(date) },
      UpdateExpression: `SET #expires = :expires, ${hours.map((_, at) => `#h${at} = :h${at}`).join(", ")}`,
      ExpressionAttributeNames: {
        "#expires": "expires_at",
        ...Object.fromEntries(hours.map((each, at) => [`#h${at}`, hourName(each.hour)])),
      },
      ExpressionAttributeValues: {
        ":expires": expires,
        ...Object.fromEntries(values.map((value, at) => [`:h${at}`, value])),
      },
    },
  };
}
