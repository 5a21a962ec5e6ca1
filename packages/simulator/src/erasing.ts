import { openSnapshot } from "@bellyfed/core/sealing/snapshot";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import type { Answer } from "./client.ts";
import type { Fault } from "./fault.ts";
import { people } from "./history.ts";
import { saidIn } from "./index-journal.ts";
import { CLEAR, openedLog } from "./sealed.ts";
import type { System } from "./system.ts";

/** Where something can still be read that somebody wrote who was erased, once all has come to rest. `met`: what went wrong meanwhile. */
export async function erasureFaults(
  system: System,
  answers: readonly Answer[],
  met: readonly Fault[],
): Promise<string[]> {
  const { log, keys } = system;
  const erased = new Set(
    log.appended.flatMap(({ events }) =>
      events.flatMap(({ type, payload }) => (type === "USER_ERASED" ? [(payload as { readonly id: string }).id] : [])),
    ),
  );
  const found = await keys.read([...erased]);
  const theirs = answers.filter(({ step }) => erased.has(people[step.by].sub));
  const words = [
    ...theirs.map(({ step: { id } }) => new RegExp(`${CLEAR} (thank you, says )?step ${id}\\b`)),
    ...Object.values(people).flatMap(({ sub, name }) =>
      erased.has(sub) ? [new RegExp(`"(author_)?id":"${sub}","(author_)?name":"${name}"`)] : [],
    ),
  ];
  const texts = words.length > 0 ? await readable(system, met.some(isLostToInsights)) : [];
  return [
    ...[...erased].filter((sub) => found.get(sub) !== null).map((sub) => `${sub} was erased and has a key`),
    ...texts
      .filter((text) => words.some((word) => word.test(text)))
      .map((text) => `What an erased person wrote is there: ${text}`),
  ];
}

/** Nothing but a redrive of its dead letters brings it there: until newer reviews have its place, a recent one stays as it was. */
const isLostToInsights = ({ place, kind }: Fault): boolean => place === "bus>insights" && kind === "dropped";

/** All that the read tables and the search index hold, but for the recent reviews where `approximate`, and the log and its snapshots by the keys that are left. */
async function readable(system: System, approximate: boolean): Promise<string[]> {
  const { log, keys, table, second, files } = system;
  const snapshots = log.snapshots();
  const known = await keys.read([...new Set(snapshots.flatMap(({ snapshot: { subjects = [] } }) => subjects))]);
  const all = [
    ...[...table.items(), ...(second?.items() ?? [])].filter(({ PK }) => !approximate || PK !== "RECENT#REVIEWS"),
    ...saidIn(files.files.get(INDEX_KEY)?.bytes),
    ...(await openedLog(system)),
    ...snapshots.map(({ stream, snapshot }) => openSnapshot(stream, snapshot, known) ?? null),
  ];
  // Documents are texts of JSON in items.
  return all.map((each) => JSON.stringify(each).replaceAll("\\", ""));
}
