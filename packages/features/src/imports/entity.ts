import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";

const model = (entity: string) => ({ service: "bellyfed", entity, version: "1" }) as const;
const pk = { field: "PK", composite: ["id"], template: "IMPORT#${id}", casing: "none" } as const;

/** IMPORT#<id> / JOB: one import. Its counters are only added to, in the transaction that writes the rows they count. */
export const JobEntity = new Entity({
  model: model("import_job"),
  attributes: {
    id: { type: "string", required: true },
    /** What the job's events say, as JSON. */
    doc: { type: "string" },
    /** When its file was known to be there, and when reading it began. */
    queued_at: { type: "string" },
    reading_at: { type: "string" },
    read: { type: "number" },
    created: { type: "number" },
    updated: { type: "number" },
    unchanged: { type: "number" },
    rejected: { type: "number" },
    noted: { type: "number" },
    dishes: { type: "number" },
    /** How many rows the file has, once it was read to its end or to where it breaks off; and why it broke off. */
    total: { type: "number" },
    broken: { type: "string" },
  },
  indexes: {
    byId: { pk, sk: { field: "SK", composite: [], template: "JOB", casing: "none" } },
  },
} as const);

/** IMPORT#<id> / ROW#<nine digits>: a row has its result, and was counted. */
export const RowEntity = new Entity({
  model: model("import_row"),
  attributes: {
    id: { type: "string", required: true },
    row: { type: "string", required: true },
    outcome: { type: "string", required: true },
  },
  indexes: {
    byId: { pk, sk: { field: "SK", composite: ["row"], template: "ROW#${row}", casing: "none" } },
  },
} as const);

const toldOfRow = (entity: string, kind: "ERROR" | "NOTE") =>
  new Entity({
    model: model(entity),
    attributes: {
      id: { type: "string", required: true },
      row: { type: "string", required: true },
      doc: { type: "string", required: true },
    },
    indexes: {
      byId: { pk, sk: { field: "SK", composite: ["row"], template: `${kind}#\${row}`, casing: "none" } },
    },
  } as const);

/** IMPORT#<id> / ERROR#<nine digits>: what is wrong with a rejected row. Beside its ROW, so that one query lists them all. */
export const RejectedEntity = toldOfRow("import_error", "ERROR");
/** IMPORT#<id> / NOTE#<nine digits>: what was left out of a row that was used. */
export const NotedEntity = toldOfRow("import_note", "NOTE");

/** What came of rows is in no event. */
export const importHoldings = {
  name: "imports",
  partitions: ["IMPORT#"],
  derived: false,
  shown: [],
} satisfies ProjectedHoldings;
