import { join } from "node:path";
import { busEvents, logEvents, readEvents } from "@bellyfed/features/features";
import { projectRoot } from "./cloud.ts";

/** An event as EventBridge matches it against rules. */
interface BusEvent {
  readonly "detail-type": string;
  readonly source: string;
  readonly detail: unknown;
}

/** A record of the events table's stream. */
interface StreamRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly Keys: unknown; readonly NewImage: Readonly<Record<string, unknown>> };
}

export interface Sent {
  readonly records: readonly StreamRecord[];
  readonly events: readonly BusEvent[];
}

const of = (path: string) => import(join(projectRoot, "packages", path));
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const ID = "01KC0000000000000000000000";
const TIMESTAMP = "2026-01-02T03:04:05.000Z";

/**
 * One event of each type on its way: those of the log as commits in the table's stream, through the relay and the publisher; the others
 * through the publisher alone. It answers the stream's records, and what the bus took.
 */
export async function sentByRelay(): Promise<Sent> {
  const [{ itemOfCommit }, { relay }, { eventBridgePublisher }, { streamEvent, ruleMessage }] = await Promise.all([
    of("adapters/src/dynamo/commit-item.ts"),
    of("functions/src/compose/relay.ts"),
    of("adapters/src/eventbridge/publisher.ts"),
    of("tools/src/bundle/invoke/triggers.ts"),
  ]);
  const entries: object[] = [];
  const client = {
    send: async ({ input }: { input: { Entries: object[] } }) => {
      entries.push(...input.Entries);
      return { FailedEntryCount: 0, Entries: input.Entries.map(() => ({ EventId: "1" })) };
    },
  };
  const publisher = eventBridgePublisher({ client, bus: "bus" });
  const commits = logEvents.map(({ type, version }, index) => ({
    ...{
      stream: `RESTAURANT#${index}`,
      sequence: 1,
      events: [{ id: ID, type, version, payload: { id: String(index) } }],
    },
    ...{ commandId: "c", bodyHash: "b", traceId: TRACE, actor: "alice", timestamp: TIMESTAMP },
  }));
  const stream = streamEvent(commits.map(itemOfCommit));
  const nothing = () => {};
  const answer = await relay({ publisher }, { log: { warn: nothing }, count: nothing, flush: nothing })(stream, {});
  if (answer.batchItemFailures.length > 0) throw new Error("The relay sent nothing");
  await publisher.publish(
    [
      ...busEvents.map((each) => [each, "import-processor"] as const),
      ...readEvents.map((each) => [each, "api-gateway"] as const),
    ].map(([{ type, version }, source]) => ({
      ...{ event_id: ID, timestamp: TIMESTAMP, event_type: type, source, version: String(version) },
      ...{ trace_id: TRACE, status: "NEW", payload: {} },
    })),
  );
  return { records: stream.Records, events: entries.map((entry) => JSON.parse(ruleMessage(entry)) as BusEvent) };
}
