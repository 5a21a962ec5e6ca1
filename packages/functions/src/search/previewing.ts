import { AppError } from "@bellyfed/core/error";
import { load } from "@bellyfed/core/execute";
import { derivedId } from "@bellyfed/core/id";
import type { EventStore } from "@bellyfed/core/ports";
import { readFile } from "@bellyfed/features/imports/files/file";
import { mapRead } from "@bellyfed/features/imports/job";
import { profilesByName } from "@bellyfed/features/imports/profiles/profile";
import { lackOf, type MenuState, menu, menuType } from "@bellyfed/features/menus/decider";
import { menuStream } from "@bellyfed/features/menus/events";
import type { RestaurantEvent } from "@bellyfed/features/restaurants/events";
import { importInto } from "@bellyfed/features/restaurants/source";
import type { Known } from "@bellyfed/features/restaurants/state";
import { type Facts, foldEvent, nothingFolded } from "@bellyfed/features/search/folding";
import type { PreviewPorts } from "@bellyfed/features/search/previewing";
import { MOST_NAMED } from "@bellyfed/features/search/rules";
import type { FindNeighborhood } from "../neighborhoods.ts";

/** The import's own reading and deciding, over what the search index knows and, of menus, over their streams. `find`: left out where there are no neighbourhoods to be found. */
export const previewPorts = (store: EventStore, find?: FindNeighborhood): PreviewPorts => ({
  async *rowsOf({ content, profile, format, defaults }) {
    for await (const read of readFile({ profile, format }, inBytes(content)))
      yield { row: read.row, ...mapRead(profilesByName[profile], read, defaults) };
  },
  idOf: ({ name, external_id }) => derivedId("restaurant", name, external_id),
  importInto({ id, facts }, source, { restaurant: profile, inspections }) {
    const state = facts ? knownOf(facts) : ({ status: "absent" } as const);
    // Where it is known the zone stays as it is: the import finds it by the place, and so nobody asks for it here.
    const neighborhood = profile?.location ? find?.(profile.location) : undefined;
    const found = { time_zone: facts?.time_zone ?? null, ...(neighborhood !== undefined && { neighborhood }) };
    const fresh = inspections.filter(({ inspected_at }) => inspected_at > (facts?.inspection?.inspected_at ?? ""));
    const events = importInto(state, { type: "import", id, source, profile, found, inspections: fresh });
    const { facts: after } = events.reduce(
      (folded, event) => foldEvent(folded, event, { version: 1, timestamp: NEVER }),
      { ...nothingFolded, facts: facts ?? null },
    );
    return { changes: changesIn(events), after: { id, facts: after ?? undefined } };
  },
  errorIn(error) {
    if (error instanceof AppError && error.kind === "malformed") return error.message;
    throw error;
  },
  menuOf: async (id) => (await load(store, menuType, menuStream(id))).state,
  menuInto(before, dishes) {
    const state = before as MenuState;
    const lacks = dishes.map((dish) => ({ name: dish.name, lack: lackOf(state, dish) }));
    const count = (which: ReturnType<typeof lackOf>) => lacks.filter(({ lack }) => lack === which).length;
    const [added, changed, unchanged] = [count("added"), count("changed"), count("unchanged")];
    const changing = lacks.flatMap(({ name, lack }) => (lack === "changed" ? [name] : [])).slice(0, MOST_NAMED);
    const events = menu.decide(state, { type: "import", restaurant_id: "", dishes });
    return {
      told: { added, changed, unchanged, changing },
      after: events.reduce((then, event) => menu.evolve(then, event, NEVER), state),
    };
  },
});

const NEVER = new Date(0).toISOString();

async function* inBytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

/** What documents say, as a stream's state: of inspections they know the newest. */
const knownOf = (facts: Facts): Known => ({ ...(facts as unknown as Known), closing: null, inspections: [] });

/** What is stored of how others are known. */
const FOLLOWING = ["time_zone", "neighborhood_found"];

/** The fields that are told of, without what follows from others. */
function changesIn(events: readonly RestaurantEvent[]): string[] {
  const told = events.flatMap(({ type, payload }) => {
    if (type === "RESTAURANT_UPDATED")
      return Object.keys(payload.changes).filter((field) => !FOLLOWING.includes(field));
    return type === "RESTAURANT_INSPECTED" ? ["inspections"] : [];
  });
  return [...new Set(told)];
}
