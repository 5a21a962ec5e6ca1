import type { Holdings } from "@bellyfed/core/read-table";

const PREFIX = "USAGE#";

/** What the logs told. The log of events cannot make it anew, so it belongs to no generation. */
export const usageHoldings: Holdings = { partitions: [PREFIX], derived: false, shown: [] };

export const partitionOf = (keyId: string): string => `${PREFIX}${keyId}`;
export const daySort = (date: string): string => `DAY#${date}`;
/** Up to when was counted. No key has an empty id. */
export const untilKey = { PK: PREFIX, SK: "UNTIL" } as const;
/** The attribute of an hour of the day: `h14`. */
export const hourName = (hour: string): string => `h${hour.slice(11, 13)}`;
export const isHourName = (name: string): boolean => /^h\d\d$/.test(name);
