import type { Item, Key, Operation } from "@bellyfed/core/ports";

type Status = "open" | "closed";

/** REPORT#<id>: a report and its head. REPORTS#<status>: lists in GSI1. REPORTED#...: how many are open about one thing. */
export const PARTITIONS = { reports: "REPORT#", lists: "REPORTS#", subjects: "REPORTED#" } as const;

/** REPORT#<id> / REPORT */
export const reportKey = (id: string): Key => ({ PK: `${PARTITIONS.reports}${id}`, SK: "REPORT" });

interface Subject {
  readonly kind: string;
  readonly id: string;
  readonly restaurant_id: string;
}

/** REPORTED#<kind>#<restaurant id>#<id> / COUNT */
export const countKey = ({ kind, id, restaurant_id }: Subject): Key => ({
  PK: `${PARTITIONS.subjects}${kind}#${restaurant_id}#${id}`,
  SK: "COUNT",
});

/** Where a report is in a list: by when it was filed while it is open, and then by when it was closed. */
export const placeIn = (status: Status, at: string, id: string): Item => ({
  ...{ GSI1PK: `${PARTITIONS.lists}${status}`, GSI1SK: `${at}#${id}` },
});

/** Open ones from the first on, closed ones from the last back. */
export const reportsIn = (status: Status, limit: number): Operation => ({
  TableName: "read",
  IndexName: "GSI1",
  KeyConditionExpression: "#pk = :pk",
  ExpressionAttributeNames: { "#pk": "GSI1PK" },
  ExpressionAttributeValues: { ":pk": `${PARTITIONS.lists}${status}` },
  ScanIndexForward: status === "open",
  Limit: limit,
});
