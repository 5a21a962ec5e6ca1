import { defineEvent, type EventOf } from "@bellyfed/core/event";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { pageOptions } from "@bellyfed/core/read";
import { Entity } from "electrodb";
import * as v from "valibot";

/** A feature for tests, with a partition and an index of its own: what people want to find again. */
export const bookmarkAdded = defineEvent("BOOKMARK_ADDED", v.object({ id: v.string(), user: v.string() }));
export const bookmarkRemoved = defineEvent("BOOKMARK_REMOVED", v.object({ id: v.string(), user: v.string() }));
const events = { bookmarkAdded, bookmarkRemoved };
type Happened = Recorded<EventOf<typeof events>>;

/** BOOKMARK#<id> / BOOKMARK, and by whose it is: BOOKMARKS_OF#<user> / <id>. */
const BookmarkEntity = new Entity({
  model: { service: "testing", entity: "bookmark", version: "1" },
  attributes: {
    id: { type: "string", required: true },
    user: { type: "string", required: true },
    doc: { type: "string" },
  },
  indexes: {
    byId: {
      pk: { field: "PK", composite: ["id"], template: `BOOKMARK#\${id}`, casing: "none" },
      sk: { field: "SK", composite: [], template: "BOOKMARK", casing: "none" },
    },
    byUser: {
      index: "GSI1",
      pk: { field: "GSI1PK", composite: ["user"], template: `BOOKMARKS_OF#\${user}`, casing: "none" },
      sk: { field: "GSI1SK", composite: ["id"], template: `\${id}`, casing: "none" },
    },
  },
} as const);

const table = { table: "read" };
const writeOf = ({ event: { type, payload } }: Happened) =>
  type === "BOOKMARK_ADDED"
    ? ({ kind: "put", operation: BookmarkEntity.put({ ...payload, doc: payload.id }).params(table) } as const)
    : ({ kind: "delete", operation: BookmarkEntity.delete({ id: payload.id }).params(table) } as const);

export const bookmarks = projection({
  name: "bookmarks",
  streams: "BOOKMARK#",
  events,
  partitions: ["BOOKMARK#", "BOOKMARKS_OF#"],
  derived: true,
  shown: ["doc"],
  headIn: (stream) => stream,
  project: (runs) => {
    const last = new Map(runs.flatMap((run) => run.events.map((each) => [each.event.payload.id, each] as const)));
    return [...last.values()].map(writeOf);
  },
});

/** The query that lists a user's bookmarks. */
export const bookmarksOf = (user: string) => BookmarkEntity.query.byUser({ user }).params(pageOptions(25));
