import type { Commit, EventStore, LoadedStream } from "../ports.ts";
import { userErased } from "../user-erased.ts";
import { openCommit, sealCommit, subjectsOfCommits } from "./commit.ts";
import type { KeyRing } from "./keys.ts";
import { concernedBy, type Definitions, type Keys } from "./payload.ts";
import { openSnapshot, sealSnapshot } from "./snapshot.ts";

export interface Sealing {
  /** All event types that are stored. */
  readonly definitions: Definitions;
  readonly keys: KeyRing;
}

/** Snapshots are numbered from 1: a load that takes none reads the whole stream. */
const NO_SNAPSHOT = 0;

/** A store that seals what is personal in what it stores, and answers it opened: null for what the erased have written. */
export const sealing = (store: EventStore, by: Sealing): EventStore => ({
  async load(stream, schema) {
    const loaded = await store.load(stream, schema);
    const keys = await keysTo(loaded, by);
    const snapshot = loaded.snapshot && openSnapshot(stream, loaded.snapshot, keys);
    if (snapshot || !loaded.snapshot) return opened({ snapshot, commits: loaded.commits }, keys, by);
    // Somebody was erased whose text the snapshot holds: all that may still be known is in the commits.
    const { commits } = await store.load(stream, NO_SNAPSHOT);
    return opened({ snapshot, commits }, await keysTo({ snapshot, commits }, by), by);
  },
  async append(commit, known = []) {
    const { definitions, keys } = by;
    const result = await store.append(sealCommit(definitions, commit, await keysFor(commit, known, by)));
    if (result.appended) return result;
    const found = await keys.known(subjectsOfCommits(definitions, [result.existing]));
    return { appended: false, existing: openCommit(definitions, result.existing, found) };
  },
  async appendAll(commits, known = []) {
    const { definitions, keys } = by;
    const sealed = commits.map(async (commit, at) =>
      sealCommit(definitions, commit, await keysFor(commit, known[at] ?? [], by)),
    );
    const result = await store.appendAll(await Promise.all(sealed));
    if (result.appended) return result;
    const there = result.existing.filter((commit) => commit !== undefined);
    const found = await keys.known(subjectsOfCommits(definitions, there));
    return { appended: false, existing: result.existing.map((each) => each && openCommit(definitions, each, found)) };
  },
  async saveSnapshot(stream, sequence, snapshot) {
    const { subjects = [] } = snapshot;
    const sealed = sealSnapshot(stream, snapshot, subjects.length > 0 ? await by.keys.known(subjects) : new Map());
    if (sealed) await store.saveSnapshot(stream, sequence, sealed);
  },
});

const subjectsOf = ({ snapshot, commits }: LoadedStream, { definitions }: Sealing): string[] => [
  ...new Set([...(snapshot?.subjects ?? []), ...subjectsOfCommits(definitions, commits)]),
];

/** The keys to all that was loaded, by at most one call. */
async function keysTo(loaded: LoadedStream, by: Sealing): Promise<Keys> {
  const subjects = subjectsOf(loaded, by);
  return subjects.length > 0 ? by.keys.known(subjects) : new Map();
}

/** What was loaded, its snapshot opened already. */
function opened(loaded: LoadedStream, keys: Keys, by: Sealing): LoadedStream {
  const commits = loaded.commits.map((commit) => openCommit(by.definitions, commit, keys));
  const subjects = subjectsOf(loaded, by).filter((subject) => keys.get(subject));
  return { snapshot: loaded.snapshot, commits, ...(subjects.length > 0 && { subjects }) };
}

/**
 * The keys that a commit is sealed by. Of subjects of whom the stream held something before, as they are known; of all others the stream is
 * noted first, and for those whom it concerns without a word of theirs. Throws AppError `user.erased` when who makes the commit was erased; what it says of others who were is left out of it.
 */
async function keysFor(commit: Commit, known: readonly string[], { definitions, keys }: Sealing): Promise<Keys> {
  const unknown = commit.events.find(({ type }) => !definitions.has(type));
  if (unknown) throw new Error(`${commit.stream}: ${unknown.type} is not among the event types that are sealed`);
  const subjects = subjectsOfCommits(definitions, [commit]);
  const concerned = commit.events.flatMap((event) => concernedBy(definitions, event));
  await keys.noted(
    concerned.filter((subject) => !subjects.includes(subject)),
    commit.stream,
  );
  if (subjects.length === 0) return new Map();
  const before = subjects.filter((subject) => known.includes(subject));
  const fresh = subjects.filter((subject) => !known.includes(subject));
  const [those, these] = await Promise.all([keys.known(before), keys.enlisted(fresh, commit.stream)]);
  const found = new Map([...those, ...these]);
  if (found.get(commit.actor) === null) {
    throw userErased();
  }
  return found;
}
