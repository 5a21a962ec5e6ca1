import { AppError } from "@bellyfed/core/error";
import { single } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { Item, ReadTable, Runtime } from "@bellyfed/core/ports";
import { endpoints, type UsageDay } from "./contract.ts";
import { daySort, isHourName, partitionOf, untilKey } from "./keys.ts";

export interface UsagePorts {
  readonly table: ReadTable;
  readonly now: Runtime["now"];
}

const DAY_MS = 86_400_000;

export const reads = ({ table, now: clock }: UsagePorts): Route[] => [
  route(endpoints.getUsage, async ({ query, keyId }) => {
    // The gateway lets nobody in without one.
    if (!keyId) throw new AppError("forbidden", "gateway.forbidden", "Send a valid API key in the X-Api-Key header");
    const now = clock();
    const dates = Array.from({ length: query.days }, (_, at) => new Date(now - at * DAY_MS).toISOString().slice(0, 10));
    const [mark, days] = await Promise.all([table.get({ Key: untilKey }), daysOf(table, keyId, dates)]);
    const until = typeof mark?.at === "number" ? new Date(mark.at).toISOString() : null;
    return single({ counted_until: until, data: dates.map((date) => dayOf(date, days.get(date))) });
  }),
];

/** The days of a key that have an item, by their dates; at most 31 of a few kilobytes, one page. */
async function daysOf(table: ReadTable, keyId: string, dates: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const [newest = "", oldest = ""] = [dates[0], dates.at(-1)];
  const { items } = await table.query(
    {
      KeyConditionExpression: "PK = :pk AND SK BETWEEN :oldest AND :newest",
      ExpressionAttributeValues: { ":pk": partitionOf(keyId), ":oldest": daySort(oldest), ":newest": daySort(newest) },
    },
    undefined,
  );
  return new Map(items.map((item) => [String(item.SK).slice(daySort("").length), item]));
}

/** The day's hours added up. Units are told to a thousandth. */
function dayOf(date: string, item: Item = {}): UsageDay {
  const sums = [0, 0, 0, 0, 0];
  for (const [name, value] of Object.entries(item)) {
    if (!isHourName(name)) continue;
    (JSON.parse(String(value)) as number[]).forEach((part, at) => {
      sums[at] = (sums[at] ?? 0) + part;
    });
  }
  const [calls = 0, refused = 0, failed = 0, rcu = 0, wcu = 0] = sums;
  return { date, calls, refused, failed, cost: { rcu: thousandth(rcu), wcu: thousandth(wcu) } };
}

const thousandth = (value: number): number => Number(value.toFixed(3));
