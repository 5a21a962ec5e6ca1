import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";

/** SAMPLE_THING#<id> / SAMPLE_THING#<id>, and by its owner: SAMPLE_THING_OWNER#<sub> / SAMPLE_THING#<created>#<id>. */
export const SampleThingEntity = new Entity({
  model: { service: "bellyfed", entity: "sample_thing", version: "1" },
  attributes: {
    id: { type: "string", required: true },
    owner_id: { type: "string", required: true },
    /** RFC 3339 UTC with milliseconds. */
    created: { type: "string", required: true },
    /** All that it shows as JSON, but its version. */
    doc: { type: "string", required: true },
    stream_version: { type: "number", required: true },
  },
  indexes: {
    byId: {
      pk: { field: "PK", composite: ["id"], template: "SAMPLE_THING#${id}", casing: "none" },
      sk: { field: "SK", composite: ["id"], template: "SAMPLE_THING#${id}", casing: "none" },
    },
    byOwner: {
      index: "GSI1",
      pk: { field: "GSI1PK", composite: ["owner_id"], template: "SAMPLE_THING_OWNER#${owner_id}", casing: "none" },
      sk: {
        field: "GSI1SK",
        composite: ["created", "id"],
        template: "SAMPLE_THING#${created}#${id}",
        casing: "none",
      },
    },
  },
} as const);

/** What lies in which partitions of the read table, and what lists show of it. */
export const sampleThingHoldings = {
  name: "sample-things",
  partitions: ["SAMPLE_THING#", "SAMPLE_THING_OWNER#"],
  derived: true,
  shown: ["doc", "stream_version"],
} satisfies ProjectedHoldings;
