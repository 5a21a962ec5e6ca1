import type { Sentence, SentenceQuery } from "@bellyfed/core/guide/sentences";
import { search } from "@bellyfed/functions/compose/search";
import { type IndexingRequest, searchIndexer } from "@bellyfed/functions/compose/search-indexer";
import type { IndexingAnswer } from "@bellyfed/functions/search/indexing";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { type Answered, answering, onePiece } from "./answering.ts";
import type { Backends } from "./backends.ts";
import { type Lambda, lambda } from "./lambda.ts";
import type { Plant } from "./plant.ts";
import { guidePorts, indexingPorts, portsOf, searchingPorts } from "./ports.ts";
import type { Call } from "./request.ts";
import type { World } from "./world.ts";

export interface SearchFunctions {
  readonly indexer: Lambda<IndexingRequest, IndexingAnswer>;
  readonly search: Lambda<Call, Answered>;
  /** As the guide asks its own copy of the index. */
  readonly guide: Lambda<SentenceQuery, readonly Sentence[]>;
}

const signals = quietTelemetry();

/** Those that make the search index and ask it. */
export const searchFunctions = (world: World, backends: Backends, plant: Plant): SearchFunctions => ({
  indexer: lambda(world, "search-indexer", (reach) => {
    const handle = searchIndexer(indexingPorts(portsOf(reach, backends, plant), reach, backends, plant), signals);
    return (request) => handle(request, onePiece);
  }),
  search: lambda(world, "search", (reach) =>
    answering(search(searchingPorts(portsOf(reach, backends, plant), reach, backends, plant), signals)),
  ),
  guide: lambda(world, "guide", (reach) => {
    const { look } = guidePorts(portsOf(reach, backends, plant), reach, backends, plant);
    return async (query) => (await look()).index.sentences(query);
  }),
});
