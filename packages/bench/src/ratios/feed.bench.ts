import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { EVENTS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import { commitAt } from "@bellyfed/testing/budget/fixtures/stream";
import type { Benchmark } from "../harness/benchmark.ts";
import { interleave, timed } from "../harness/rounds.ts";
import { withEngine } from "./engine.ts";

const EVENTS = 1800;
/** What the feed's consumer gets at a time. */
const BATCH = 45;
const WIDTH = 16;
const FEED = { lanes: 1, keptSeconds: 90 * 86_400 };
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const runtime = { now: Date.now, id: () => "", sleep: async () => {}, random: () => 0 };

/** What a lane takes in: one writer, one transaction after another, against puts that know no order. */
export const feed: Benchmark = {
  name: "feed",
  about: `${EVENTS} events of as many streams get their positions in one lane, ${BATCH} at a time`,
  run: ({ scale, ...rounds }) =>
    withEngine(async ({ endpoint }) => {
      const client = dynamoClient({ endpoint });
      const table = dynamoReadTable({ client, table: READ_TABLE });
      const ports = { table, log: dynamoEventStore({ client, table: EVENTS_TABLE }), runtime, logger: quiet };
      const batches = Math.ceil(scale(EVENTS) / BATCH);
      let streams = 0;
      const envelopes = (): LogEnvelope[] =>
        Array.from({ length: batches * BATCH }, () => commitAt(`feed-${streams++}`, 1)).flatMap((commit) =>
          envelopesOf(commit).slice(0, 1),
        );
      const put = (envelope: LogEnvelope) => {
        const Item = { PK: { S: "PLAIN" }, SK: { S: envelope.event_id }, envelope: { S: JSON.stringify(envelope) } };
        return client.send(new PutItemCommand({ TableName: READ_TABLE, Item }));
      };
      const taken = await interleave(
        [
          {
            name: "ours",
            round: async () => {
              const all = envelopes();
              const each = await timed(batches, 1, async (index) => {
                const { failed } = await numberBatch(all.slice(index * BATCH, (index + 1) * BATCH), FEED, ports);
                if (failed.size > 0) throw new Error("Events got no position");
              });
              return each / BATCH;
            },
          },
          {
            name: "puts",
            round: () => {
              const all = envelopes();
              return timed(all.length, WIDTH, (index) => put(all[index] as LogEnvelope));
            },
          },
        ],
        rounds,
      );
      return [
        {
          what: "positions in one lane of the feed",
          peer: `plain puts of the same envelopes, ${WIDTH} at a time`,
          target: { kind: "rate", atLeast: 2 },
          ours: taken.ours,
          theirs: taken.puts,
        },
      ];
    }),
};
