import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { itemOfCommit } from "@bellyfed/adapters/dynamo/commit-item";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import type { Commit } from "@bellyfed/core/ports";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { commitAt } from "@bellyfed/testing/budget/fixtures/stream";
import type { Benchmark } from "../harness/benchmark.ts";
import { interleave, timed } from "../harness/rounds.ts";
import { withEngine } from "./engine.ts";
import { bareDynamo } from "./peers/bare-dynamo.ts";

const COMMITS = 1000;
const WIDTH = 16;

/** What the SDK and our own store cost on top of the exchange with the engine. */
export const append: Benchmark = {
  name: "append",
  about: `new streams of one commit each, ${WIDTH} at a time`,
  run: ({ scale, ...rounds }) =>
    withEngine(async ({ endpoint }) => {
      const store = dynamoEventStore({ client: dynamoClient({ endpoint }), table: EVENTS_TABLE });
      const send = bareDynamo(endpoint);
      const count = scale(COMMITS);
      let streams = 0;
      // Made before the clock starts: both get commits, and what they make of them is what is compared.
      const commits = () => Array.from({ length: count }, () => commitAt(`append-${streams++}`, 1));
      const round = (put: (commit: Commit) => Promise<unknown>) => () => {
        const ready = commits();
        return timed(count, WIDTH, (index) => put(ready[index] as Commit));
      };
      const taken = await interleave(
        [
          { name: "ours", round: round((commit) => store.append(commit)) },
          { name: "bare", round: round((commit) => send("PutItem", putBody(commit))) },
        ],
        rounds,
      );
      return [
        {
          what: "append, low-level client",
          peer: "bare HTTP with a ready signature",
          target: { kind: "rate", atLeast: 0.7 },
          ours: taken.ours,
          theirs: taken.bare,
        },
      ];
    }),
};

const putBody = (commit: Commit): string =>
  JSON.stringify({
    TableName: EVENTS_TABLE,
    Item: itemOfCommit(commit),
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
