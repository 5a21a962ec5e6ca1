import { AppError } from "@bellyfed/core/error";
import type { Page } from "@bellyfed/core/pages";
import type { Item } from "@bellyfed/core/ports";
import { type PageRequest, pageOf, pageOptions, type QueryPorts } from "@bellyfed/core/read";
import type { SampleThing } from "./contract.ts";
import { SampleThingEntity } from "./entity.ts";

/** One of a user's own. Throws AppError `sample_thing.missing`, also for another's. */
export async function getSampleThing({ table }: QueryPorts, id: string, userId: string): Promise<SampleThing> {
  const item = await table.get(SampleThingEntity.get({ id }).params({ table: "read" }));
  if (item?.owner_id === userId) return sampleThingOf(item);
  throw new AppError("missing", "sample_thing.missing", "There is nothing of yours at this address");
}

/** A user's own, newest first. */
export function listSampleThings(ports: QueryPorts, userId: string, page: PageRequest): Promise<Page<SampleThing>> {
  const operation = SampleThingEntity.query.byOwner({ owner_id: userId }).params(pageOptions(page.limit, "desc"));
  return pageOf(ports, `sample-things of ${userId}`, operation, page.cursor, (items) => items.map(sampleThingOf));
}

const sampleThingOf = ({ doc, stream_version }: Item): SampleThing => ({
  ...(JSON.parse(String(doc)) as Omit<SampleThing, "version">),
  version: Number(stream_version),
});
