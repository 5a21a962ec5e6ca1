import * as v from "valibot";
import type { NumberedRecord } from "./importing.ts";
import { profiles } from "./rules.ts";

/** Rows of one restaurant in file order: apart, they would fight over its stream. */
export interface Group {
  readonly external_id: string;
  readonly rows: readonly NumberedRecord[];
}

const Rows = v.custom<Group>((value) => {
  const { external_id, rows } = (value ?? {}) as Partial<Group>;
  return typeof external_id === "string" && Array.isArray(rows);
});
/** A message of the rows queue: groups on their way to the processor, which makes an event of each. */
export const RowsMessage = v.object({
  job_id: v.string(),
  trace_id: v.string(),
  profile: v.picklist(profiles),
  source_name: v.string(),
  groups: v.array(Rows),
});
export type RowsMessage = v.InferOutput<typeof RowsMessage>;

/** Rows by restaurant, in the order in which each first came. */
export const grouped = (records: readonly NumberedRecord[]): Group[] =>
  [...Map.groupBy(records, ({ record }) => record.external_id)].map(([external_id, rows]) => ({ external_id, rows }));

/** Groups in parcels of about `bytes` of JSON. A group that is larger alone is cut; its parts stay in order. */
export function parcels(groups: readonly Group[], bytes: number): Group[][] {
  const all: Group[][] = [];
  let room = 0;
  for (const { group, size } of groups.flatMap((one) => cut(one, bytes))) {
    if (size > room) {
      all.push([]);
      room = bytes;
    }
    all.at(-1)?.push(group);
    room -= size;
  }
  return all;
}

function cut({ external_id, rows }: Group, bytes: number): { group: Group; size: number }[] {
  const parts: { group: { external_id: string; rows: NumberedRecord[] }; size: number }[] = [];
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    const last = parts.at(-1);
    if (last && last.size + size <= bytes) {
      last.group.rows.push(row);
      last.size += size;
    } else {
      parts.push({ group: { external_id, rows: [row] }, size });
    }
  }
  return parts;
}
