import type { ReadTableWriter, Write } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";

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

/** Bugs that people make when they count votes and reports. */
export const countingPlants = {
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
