import type { ReadTableWriter, Write } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";

const isRow = ({ operation }: Write): boolean =>
  String((operation.Item as { SK?: string } | undefined)?.SK).startsWith("ROW#");
/** Its key, its place in the log: nothing else. */
export const unconditional = ({ kind, operation }: Write): Write => {
  const { ConditionExpression: _, ExpressionAttributeNames: __, ExpressionAttributeValues: ___, ...rest } = operation;
  return { kind, operation: rest };
};

const isVoteCount = ({ operation }: Write): boolean =>
  String(operation.UpdateExpression).startsWith("SET rating_count");
/** Whatever the counter was. */
const uncompared = ({ kind, operation }: Write): Write => {
  const { ConditionExpression: _, ExpressionAttributeValues, ...rest } = operation;
  const { ":was": __, ...values } = ExpressionAttributeValues as Record<string, unknown>;
  return { kind, operation: { ...rest, ExpressionAttributeValues: values } };
};
const takesAway = ({ operation }: Write): boolean =>
  Number((operation.ExpressionAttributeValues as Record<string, unknown> | undefined)?.[":by"]) < 0;

/** Bugs that people make when they count rows, votes and reports. */
export const countingPlants = {
  "rows of an import are counted whether or not they were counted before": {
    table: (table: ReadTableWriter): ReadTableWriter => ({
      ...table,
      batchGet: async (keys, options) =>
        (await table.batchGet(keys, options)).filter(({ SK }) => !String(SK).startsWith("ROW#")),
      transact: (writes) => table.transact(writes.map((write) => (isRow(write) ? unconditional(write) : write))),
    }),
  },
  "votes are counted without looking whether others were meanwhile": {
    table: (table: ReadTableWriter): ReadTableWriter => ({
      ...table,
      transact: (writes) => table.transact(writes.map((write) => (isVoteCount(write) ? uncompared(write) : write))),
    }),
  },
  "a report that was closed is still counted among the open ones": {
    projection: (projection: Projection): Projection =>
      projection.name === "reports"
        ? { ...projection, project: (...given) => projection.project(...given)?.filter((write) => !takesAway(write)) }
        : projection,
  },
};
