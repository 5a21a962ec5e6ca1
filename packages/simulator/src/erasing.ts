import type { Item } from "@bellyfed/core/ports";
import type { Answer } from "./client.ts";
import { people } from "./history.ts";
import { CLEAR } from "./sealed.ts";
import type { System } from "./system.ts";

/** Where something is still in clear that somebody wrote who was erased, once all has come to rest. */
export async function erasureFaults(
  { log, keys, table, second }: System,
  answers: readonly Answer[],
): Promise<string[]> {
  const erased = new Set(
    log.appended.flatMap(({ events }) =>
      events.flatMap(({ type, payload }) => (type === "USER_ERASED" ? [(payload as { readonly id: string }).id] : [])),
    ),
  );
  const found = await keys.read([...erased]);
  const items = [...table.items(), ...(second?.items() ?? [])].map((item: Item) => JSON.stringify(item));
  const theirs = answers.filter(({ step }) => erased.has(people[step.by].sub));
  return [
    ...[...erased].filter((sub) => found.get(sub) !== null).map((sub) => `${sub} was erased and has a key`),
    ...theirs.flatMap(({ step: { id } }) => {
      const words = new RegExp(`${CLEAR} (thank you, says )?step ${id}\\b`);
      return items.filter((item) => words.test(item)).map((item) => `What an erased person wrote is there: ${item}`);
    }),
  ];
}
