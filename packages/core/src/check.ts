import * as v from "valibot";
import { fault } from "./fault.ts";

/** A list names nothing twice; `key` says what makes two entries the same. */
export const unique = <Entry>(key: (entry: Entry) => unknown = (entry) => entry) =>
  v.check(
    (entries: Entry[]) => new Set(entries.map((entry) => key(entry))).size === entries.length,
    fault("not_unique"),
  );

/** The body of a PATCH names a field. */
export const changesSomething = <Changes extends object>() =>
  v.check((changes: Changes) => Object.keys(changes).length > 0, fault("nothing_to_change"));
