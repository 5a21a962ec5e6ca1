import * as v from "valibot";
import { fault } from "./fault.ts";

/** A list that names something twice names it once; `key` says what makes two entries the same. The first one stays. */
export const once = <Entry>(key: (entry: Entry) => unknown = (entry) => entry) =>
  v.transform((entries: Entry[]): Entry[] => {
    const known = new Set<unknown>();
    return entries.filter((entry) => !known.has(key(entry)) && known.add(key(entry)));
  });

/** The body of a PATCH names a field. */
export const changesSomething = <Changes extends Record<string, unknown>>() =>
  v.minEntries<Changes, 1, string>(1, fault("nothing_to_change"));
