import type { Envelope } from "../envelope.ts";
import type { StoredEvent } from "../event.ts";
import type { Commit } from "../ports.ts";
import { type Definitions, type Keys, openPayload, type Placed, sealPayload, subjectsIn } from "./payload.ts";

const placed = ({ stream }: Pick<Commit, "stream">, { type, version, payload }: StoredEvent): Placed => ({
  stream,
  type,
  version,
  payload,
});

/** Whose text commits hold, each subject once. */
export const subjectsOfCommits = (definitions: Definitions, commits: readonly Commit[]): string[] => [
  ...new Set(
    commits.flatMap((commit) => commit.events.flatMap((event) => subjectsIn(definitions, placed(commit, event)))),
  ),
];

type Change = typeof sealPayload;
const changed = (change: Change) => (definitions: Definitions, commit: Commit, keys: Keys) => ({
  ...commit,
  events: commit.events.map((event) => ({ ...event, payload: change(definitions, placed(commit, event), keys) })),
});

/** A commit as it is stored. Throws as `sealPayload` does. */
export const sealCommit: (definitions: Definitions, commit: Commit, keys: Keys) => Commit = changed(sealPayload);

/** A stored commit as it was written, without what the erased have written. Throws as `openPayload` does. */
export const openCommit: (definitions: Definitions, commit: Commit, keys: Keys) => Commit = changed(openPayload);

const placedEnvelope = ({ stream_id = "", event_type: type, version, payload }: Envelope): Placed => ({
  stream: stream_id,
  type,
  version: Number(version),
  payload,
});

/** Whose text envelopes hold, each subject once. */
export const subjectsOfEnvelopes = (definitions: Definitions, envelopes: readonly Envelope[]): string[] => [
  ...new Set(envelopes.flatMap((envelope) => subjectsIn(definitions, placedEnvelope(envelope)))),
];

/** An envelope as it was written, without what the erased have written. Throws as `openPayload` does. */
export const openEnvelope = <E extends Envelope>(definitions: Definitions, envelope: E, keys: Keys): E => ({
  ...envelope,
  payload: openPayload(definitions, placedEnvelope(envelope), keys),
});
