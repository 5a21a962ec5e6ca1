import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { addedUp, hourOf, type UsageHour, type UsageLog } from "@bellyfed/core/usage-log";

/** What a line of the local gateway's log says of a call, as far as it is counted. */
export interface AccessLine {
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly status: number;
  readonly api_key_id?: string | undefined;
  /** The value of `Bellyfed-Cost`. */
  readonly cost?: string | undefined;
}

/** Where the lines of an hour are: a file for each, so that old ones can go. */
export const accessFile = (folder: string, hour: string): string => join(folder, `${hour}.ndjson`);

/** The usage of API keys from the files of the local gateway. */
export const accessFileLog = (folder: string): UsageLog => ({
  async hours(from, to) {
    const [first, end] = [hourOf(from), hourOf(to - 1)];
    const names = await readdir(folder).catch(() => []);
    const hours = names.map((name) => name.slice(0, -".ndjson".length)).filter((hour) => first <= hour && hour <= end);
    const texts = await Promise.all(hours.map((hour) => readFile(accessFile(folder, hour), "utf8")));
    return addedUp(texts.flatMap((text) => text.split("\n").flatMap(usageIn)));
  },
});

/** The last line may be half there: it is whole the next time. */
function usageIn(text: string): UsageHour[] {
  const line = lineIn(text);
  if (!line?.api_key_id) return [];
  const { time, status, api_key_id: keyId, cost = "" } = line;
  const units = (name: string) => Number(new RegExp(`\\b${name}=([\\d.]+)`).exec(cost)?.[1] ?? 0);
  const kind = Math.floor(status / 100);
  const counted = { calls: 1, refused: kind === 4 ? 1 : 0, failed: kind === 5 ? 1 : 0 };
  return [{ keyId, hour: time.slice(0, 13), ...counted, rcu: units("rcu"), wcu: units("wcu") }];
}

function lineIn(text: string): AccessLine | undefined {
  try {
    return JSON.parse(text) as AccessLine;
  } catch {
    return undefined;
  }
}
