import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Indexed, SearchIndex } from "@bellyfed/core/search/search-index";
import type { ReviewEvent } from "@bellyfed/features/reviews/events";
import {
  documentOf,
  type Folded,
  type FoldedEvent,
  foldEvent,
  foldedEvents,
  nothingFolded,
  restaurantOf,
} from "@bellyfed/features/search/folding";
import { isOfReview, saidAfter } from "@bellyfed/features/search/saying";

const placeKey = (id: string): string => `EST#${id}`;

/**
 * Brings events into an index, in one change with the position that it then has. What it has already is passed over by each stream's version;
 * event types that this release does not know change nothing. `words` opens what reviews say; `notes` are kept beside them.
 */
export async function applyEvents(
  index: SearchIndex,
  envelopes: readonly LogEnvelope[],
  words: OpenEnvelopes,
  position: string,
  notes: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const folded = envelopes.filter(({ event_type: type }) => foldedEvents.has(type));
  const happened = (await words(folded)).flatMap((envelope) => {
    const definition = foldedEvents.get(envelope.event_type);
    if (!definition) return [];
    const payload = definition.upcast(envelope.payload, Number(envelope.version));
    return [{ envelope, event: { type: envelope.event_type, payload } as FoldedEvent }];
  });
  const keys = happened.flatMap(({ envelope, event }) => [envelope.stream_id, placeKey(restaurantOf(event))]);
  const change = changeBy(happened, await index.notes([...new Set(keys)]), position);
  await index.apply({ ...change, notes: new Map([...(change.notes ?? []), ...notes]) });
}

/** The documents that these notes of an index tell of, as they were written with them. */
export const documentsIn = (notes: ReadonlyMap<string, string>): SearchDocument[] =>
  [...notes].flatMap(([key, json]) => (key.startsWith(placeKey("")) ? (documentOf(foldedIn(json)) ?? []) : []));

interface Happened {
  readonly envelope: LogEnvelope;
  readonly event: FoldedEvent;
}

function changeBy(happened: readonly Happened[], before: ReadonlyMap<string, string>, position: string): Indexed {
  const heads = new Map<string, number>();
  const places = new Map<string, Folded>();
  const reviewed: ReviewEvent[] = [];
  for (const { envelope, event } of happened) {
    const { stream_id: stream, stream_version: version, timestamp } = envelope;
    if (version <= (heads.get(stream) ?? Number(before.get(stream) ?? 0))) continue;
    heads.set(stream, version);
    const key = placeKey(restaurantOf(event));
    const known = places.get(key) ?? foldedIn(before.get(key));
    places.set(key, foldEvent(known, event, { version, timestamp }));
    if (isOfReview(event)) reviewed.push(event);
  }
  const notes = new Map([...places].map(([key, folded]) => [key, JSON.stringify(folded)] as const));
  for (const [stream, version] of heads) notes.set(stream, String(version));
  const upsert = [...places.values()].flatMap((folded) => documentOf(folded) ?? []);
  return { upsert, remove: [], ...saidAfter(reviewed), position, notes };
}

const foldedIn = (note: string | undefined): Folded => (note ? (JSON.parse(note) as Folded) : nothingFolded);
