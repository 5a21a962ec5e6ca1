import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import type { Commit } from "@bellyfed/core/ports";

/** A commit of so many events of a type that no release knows, so many seconds after noon. */
export const unknownCommit = (stream: string, sequence: number, events: number, second: number): Commit => ({
  stream,
  sequence,
  events: Array.from({ length: events }, (_, at) => ({
    id: `${stream}@${sequence + at}`,
    type: "SOMETHING_NEW",
    version: 1,
    payload: { n: sequence + at },
  })),
  commandId: `${stream}/${sequence}`,
  bodyHash: "b",
  traceId: "t",
  actor: "ann",
  timestamp: new Date(Date.UTC(2026, 0, 2, 12) + second * 1000).toISOString(),
});

export const eventsOf = (...commits: readonly Commit[]): LogEnvelope[] =>
  commits.flatMap((commit) => envelopesOf(commit));
