import { currentKeys } from "@bellyfed/core/keys";
import type { Commit } from "@bellyfed/core/ports";
import type { SearchDocument } from "@bellyfed/core/search/document";
import {
  documentOf,
  type Folded,
  type FoldedEvent,
  foldEvent,
  foldedEvents,
  nothingFolded,
  restaurantOf,
} from "@bellyfed/features/search/folding";
import { factsOfLog, streamsOf } from "./oracle.ts";

/** The documents that the log leads to: every stream from its beginning, one after the other. */
export function foldedDocuments(commits: readonly Commit[]): Map<string, SearchDocument> {
  const places = new Map<string, Folded>();
  for (const { sequence, events, timestamp } of [...streamsOf(commits).values()].flat())
    for (const [at, { type, version, payload }] of events.entries()) {
      const definition = foldedEvents.get(type);
      if (!definition) continue;
      const event = { type, payload: definition.upcast(payload, version) } as FoldedEvent;
      const id = restaurantOf(event);
      const before = places.get(id) ?? nothingFolded;
      places.set(id, foldEvent(before, event, { version: sequence + at, timestamp }));
    }
  return new Map([...places.values()].flatMap((folded) => documentOf(folded) ?? []).map((each) => [each.id, each]));
}

/** How documents of an index differ from what they should be, as sentences. */
export function documentFaults(
  documents: ReadonlyMap<string, SearchDocument>,
  expected: ReadonlyMap<string, SearchDocument>,
): string[] {
  return [...new Set([...documents.keys(), ...expected.keys()])].flatMap((id) => {
    const [is, should] = [JSON.stringify(documents.get(id)), JSON.stringify(expected.get(id))];
    return is === should ? [] : [`The search index has of ${id} ${is} and should have ${should}`];
  });
}

/** The same by hand: from the deciders' states, and without the fold that makes documents. */
export function documentFactFaults(
  documents: ReadonlyMap<string, SearchDocument>,
  commits: readonly Commit[],
): string[] {
  const facts = factsOfLog(commits, currentKeys);
  const known = [...facts].flatMap(([key, doc]) => (key.startsWith("doc of ") ? [JSON.parse(String(doc))] : []));
  return known.flatMap((should) => {
    const is = documents.get(should.id);
    const rating = {
      count: facts.get(`rating_count of ${should.id}`) ?? 0,
      sum: facts.get(`rating_sum of ${should.id}`) ?? 0,
    };
    const wanted = factsIn({ ...should, hidden: should.hidden !== null, rating });
    const found = is && factsIn(is);
    return found === wanted ? [] : [`By hand: the search index has of ${should.id} ${found} and should have ${wanted}`];
  });
}

const factsIn = ({ name, city, cuisines, status, established, hidden, rating, location }: SearchDocument): string =>
  JSON.stringify({
    ...{
      name: name.normalize("NFC"),
      city: city.normalize("NFC"),
      cuisines: cuisines.map((each) => each.normalize("NFC")),
    },
    ...{ status, established, hidden, location, count: rating.count, sum: rating.sum },
  });
