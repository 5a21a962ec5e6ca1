import { execute, type WritePorts } from "@bellyfed/core/execute";
import { commandIdOf, shortHash } from "@bellyfed/core/id";
import { begin, type Folded, ownMeta } from "@bellyfed/core/stream";
import type { ImportedDish } from "../imports/contract.ts";
import type { ImportMenu, MenuResult, MenuRows } from "../imports/importing.ts";
import { lackOf, type MenuState, MOST_DISHES_AT_ONCE, menu, menuType } from "./decider.ts";
import { menuStream } from "./events.ts";
import { MAX_ITEMS } from "./rules.ts";

type Loaded = Folded<MenuState>;

/** Commits that the dishes of one row take at most. */
const MOST_PARTS = Math.ceil(MAX_ITEMS / MOST_DISHES_AT_ONCE);

/**
 * Fills the imports' port with the menus' decider. What the rows of one restaurant leave is handed from row to row, so that its menu is
 * read once at most; where others changed it meanwhile, the append finds that out and the menu is read then.
 */
export function importMenu(ports: WritePorts): ImportMenu {
  return (group) => {
    const past = group.numbers.length > 1 ? pastOf(group) : undefined;
    let known: Loaded | undefined;
    return async (row, dishes, fresh) => {
      const { after, ...result } = await importRow(ports, group, {
        ...{ row, dishes },
        loaded: known ?? (fresh ? begin(menu) : undefined),
        past: past?.(row),
      });
      known = after;
      return result;
    };
  };
}

type Past = (folded: Loaded) => boolean;

/** A row's turn is past once a later one of the same restaurant has written, for reasons that the restaurants' importing tells. */
function pastOf({ job, numbers }: MenuRows): (row: number) => Past {
  const rowOf = new Map(
    numbers.flatMap((row) =>
      Array.from({ length: MOST_PARTS }, (_, part) => [shortHash(commandOf(job, row, part)), row] as const),
    ),
  );
  return (row) =>
    ({ memory }) =>
      memory.some(([commandId]) => (rowOf.get(commandId) ?? 0) > row);
}

interface Turn {
  readonly row: number;
  readonly dishes: readonly ImportedDish[];
  readonly loaded: Loaded | undefined;
  readonly past: Past | undefined;
}

/** A commit for as many dishes as one holds, each under an id of its own: done again it leaves alone what others wrote since. */
async function importRow(
  ports: WritePorts,
  { job, restaurant_id, traceId }: MenuRows,
  { row, dishes, loaded, past }: Turn,
): Promise<MenuResult & { readonly after: Loaded | undefined }> {
  const stream = menuStream(restaurant_id);
  let [changed, left, after] = [false, 0, loaded];
  for (let part = 0; part * MOST_DISHES_AT_ONCE < dishes.length; part++) {
    const own = dishes.slice(part * MOST_DISHES_AT_ONCE, (part + 1) * MOST_DISHES_AT_ONCE);
    const command = { type: "import", restaurant_id, dishes: own } as const;
    const meta = ownMeta({ commandId: commandOf(job, row, part), actor: `import:${job}`, traceId }, ports.runtime);
    const known = { ...(after && { loaded: after }), ...(past && { past }) };
    const done = await execute(ports, { type: menuType, stream, command, meta, ...known });
    changed ||= done.replayed || done.events.length > 0;
    if (!done.replayed && !past?.(done)) {
      left += own.filter((dish) => lackOf(done.state, dish) !== "unchanged").length;
    }
    after = done;
  }
  return { changed, left, after };
}

const commandOf = (job: string, row: number, part: number): string =>
  commandIdOf(`import:${job}`, "IMPORT_MENU", String(row), String(part));
