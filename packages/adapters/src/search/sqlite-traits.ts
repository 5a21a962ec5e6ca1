import type { DatabaseSync } from "node:sqlite";
import type { WeekHours } from "@bellyfed/core/search/document";
import type { Parts } from "@bellyfed/core/search/parts";

export type Trait = Parts[keyof Parts] | WeekHours;

/** What documents have in common, each kept once and known by a number. */
export interface Traits {
  /** By its number; it is read when it is first asked for. */
  get(id: number): Trait;
  /** Reads all at once, for a look at many documents. */
  readAll(): void;
  /** All that were read, by their numbers. */
  all(): readonly (readonly [number, Trait])[];
  /** One more than the highest number. */
  size(): number;
  /** Takes away what no document has any more. */
  clear(): void;
}

const UNUSED = `delete from trait where id not in
  (select place from doc union select offer from doc union select state from doc union select hours from doc where hours is not null)`;

export function traitsOf(db: DatabaseSync): Traits {
  const known: (Trait | undefined)[] = [];
  const one = db.prepare("select json from trait where id = ?");
  // All numbers up to this one were read.
  let upTo = 0;
  const rest = db.prepare("select id, json from trait where id > ? order by id");
  const highest = db.prepare("select coalesce(max(id), 0) + 1 size from trait");
  const keep = (id: number, json: unknown) => {
    const trait = JSON.parse(String(json)) as Trait;
    known[id] = trait;
    return trait;
  };
  return {
    get: (id) => known[id] ?? keep(id, one.get(id)?.json),
    readAll() {
      for (const { id, json } of rest.iterate(upTo)) {
        upTo = Number(id);
        if (known[upTo] === undefined) keep(upTo, json);
      }
    },
    all: () => known.flatMap((trait, id) => (trait === undefined ? [] : [[id, trait] as const])),
    size: () => Number(highest.get()?.size),
    clear() {
      db.exec(UNUSED);
      known.length = 0;
      upTo = 0;
    },
  };
}

/** Gives a trait's number, and a new one a number. */
export function interning(db: DatabaseSync): (trait: Trait) => number {
  const insert = db.prepare("insert or ignore into trait(json) values (?)");
  const find = db.prepare("select id from trait where json = ?");
  return (trait) => {
    const json = JSON.stringify(trait);
    insert.run(json);
    return Number(find.get(json)?.id);
  };
}
