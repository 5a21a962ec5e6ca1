import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Commit, EventLog, Item } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { projections } from "@bellyfed/features/projections";
import { nothingSealed, quietTelemetry } from "@bellyfed/testing/invocation";

const noLog: EventLog = { since: async () => [] };
const runtime = { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 };
const { log: logger } = quietTelemetry();

/** The read table that the log leads to: every stream from its beginning, in order, once, into an empty table. */
export async function foldedTable(commits: readonly Commit[], keys: KeyFunctions): Promise<readonly Item[]> {
  const table = memoryReadTable();
  const envelopes = commits.toSorted((a, b) => a.sequence - b.sequence).flatMap((commit) => envelopesOf(commit));
  for (const projection of projections) {
    const { failed } = await projectBatch(projection, envelopes, {
      table,
      keys,
      log: noLog,
      open: nothingSealed,
      runtime,
      logger,
    });
    for (const [stream, error] of failed) throw new Error(`The log itself cannot be projected: ${stream}: ${error}`);
  }
  return table.items();
}

/**
 * What the promise is about, by key. Left out: the insights, which are approximate by design; what was noted of its health, of jobs and of policies; the
 * feed, which has checks of its own;
 * the rows and counters of imports, which no projection writes; a place of which nothing is left, and sums that came to
 * nothing.
 */
export function promisedItems(items: readonly Item[]): Map<string, Item> {
  const kept = items.flatMap((item): Item[] => {
    const [pk, sk] = [String(item.PK), String(item.SK)];
    if (/^(TREND|TOP|RECENT|TALLY|HEALTH|CONTROL|POLICY|FEED|CHATS?|GUIDE)#/.test(pk)) return [];
    if (pk.startsWith("IMPORT#") && /^(ROW|ERROR|NOTE)#/.test(sk)) return [];
    if (pk.startsWith("IMPORT#") && sk === "JOB") return [{ PK: pk, SK: sk, doc: item.doc }];
    // Of a review that is not shown there is nothing, or how many found it helpful.
    if (/^REVIEW#\d/.test(sk) && item.doc === undefined) return [];
    if (!pk.startsWith("DIRECTORY#")) return [item];
    const counted = Object.entries(item).filter(([, value]) => value !== 0);
    return item.count === 0 ? [] : [{ ...(Object.fromEntries(counted) as Item) }];
  });
  return new Map(kept.map((item) => [`${item.PK} / ${item.SK}`, item]));
}

/** How the table differs from what it should be, as sentences. */
export function differences(actual: ReadonlyMap<string, Item>, expected: ReadonlyMap<string, Item>): string[] {
  const all = new Set([...expected.keys(), ...actual.keys()]);
  return [...all].flatMap((key) => {
    const [is, should] = [actual.get(key), expected.get(key)];
    if (!is) return [`${key} is missing`];
    if (!should) return [`${key} should not be there`];
    const names = new Set([...Object.keys(should), ...Object.keys(is)]);
    return [...names]
      .filter((name) => JSON.stringify(is[name]) !== JSON.stringify(should[name]))
      .map((name) => `${key}: ${name} is ${JSON.stringify(is[name])} and should be ${JSON.stringify(should[name])}`);
  });
}
