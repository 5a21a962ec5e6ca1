import { routedReader } from "@bellyfed/core/generation";
import type { ReadTable } from "@bellyfed/core/ports";
import { feedHoldings } from "@bellyfed/features/feed/entity";
import { usageHoldings } from "@bellyfed/features/usage/keys";
import type { Generations } from "./generation-tables.ts";

const KEPT = [...feedHoldings.partitions, ...usageHoldings.partitions];

/**
 * The read table for those who follow the log and ask of it nothing but the feed and usage, which are of no generation, and restaurants with their reviews, which
 * are. Made without the descriptions of all read models, which would be a third of a bundle.
 */
export const feedReader = ({ tables, places }: Generations<ReadTable>): ReadTable =>
  routedReader({
    isDerived: (partition) => !KEPT.some((prefix) => partition.startsWith(prefix)),
    kept: tables[1],
    derived: async () => tables[(await places()).live],
  });
