import { expect, test } from "vitest";
import {
  insightsHoldings,
  RecentEntity,
  recentKey,
  SearchEntity,
  SeenEntity,
  seenKey,
  TallyEntity,
  TopEntity,
  TrendEntity,
  tallyKey,
  topKey,
} from "./entity.ts";

const table = { table: "read" };
const hourly = { hour: "2026-01-02T03", shard: "a" };

test("an hour's counts are at TREND#<hour> / <shard>#<restaurant>", () => {
  const { Key } = TrendEntity.update({ ...hourly, restaurant: "r1" })
    .add({ views: 1 })
    .params(table);
  expect(Key).toEqual({ PK: "TREND#2026-01-02T03", SK: "a#r1" });
});

test("an hour's searches are beside them", () => {
  const { Key } = SearchEntity.update({ ...hourly, city: "", cuisine: "thai" })
    .add({ searches: 1 })
    .params(table);
  expect(Key).toEqual({ PK: "TREND#2026-01-02T03", SK: "a#SEARCH##thai" });
});

test("what was seen, tallies, tops and recent reviews are one item each, where reads look for them", () => {
  expect(SeenEntity.create({ name: "n", expires_at: 1 }).params(table).Item).toMatchObject(seenKey("n"));
  expect(TallyEntity.put({ name: "2026-01-02T03", doc: "" }).params(table).Item).toMatchObject(
    tallyKey("2026-01-02T03"),
  );
  expect(TopEntity.put({ name: "24h", doc: "" }).params(table).Item).toMatchObject(topKey("24h"));
  expect(RecentEntity.put({ name: "REVIEWS", doc: "" }).params(table).Item).toMatchObject(recentKey);
  expect([tallyKey("h").PK, topKey("7d").PK, recentKey.PK]).toEqual(["TALLY#h", "TOP#7d", "RECENT#REVIEWS"]);
});

test("all of them lie in the partitions that insights say are theirs", () => {
  const trend = TrendEntity.update({ ...hourly, restaurant: "r1" })
    .add({ views: 1 })
    .params(table);
  const names = [String(trend.Key.PK), seenKey("n").PK, tallyKey("h").PK, topKey("7d").PK, recentKey.PK];
  expect(names.map((name) => insightsHoldings.partitions.find((prefix) => name.startsWith(prefix)))).toEqual([
    ...insightsHoldings.partitions,
  ]);
});
