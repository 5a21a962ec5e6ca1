import type { StreamingFunction } from "@bellyfed/core/endpoint";
import type { Env } from "./environment.ts";
import type { Handler } from "./lambda.ts";
import { compose as command } from "./lambdas/command.ts";
import { compose as communityCommand } from "./lambdas/community-command.ts";
import { compose as consumer } from "./lambdas/consumer.ts";
import { compose as erasureConsumer } from "./lambdas/erasure-consumer.ts";
import { compose as establish } from "./lambdas/establish.ts";
import { compose as feed } from "./lambdas/feed.ts";
import { compose as feedConsumer } from "./lambdas/feed-consumer.ts";
import { compose as feedKeeper } from "./lambdas/feed-keeper.ts";
import { compose as guide } from "./lambdas/guide.ts";
import { compose as importing } from "./lambdas/import.ts";
import { compose as importConsumer } from "./lambdas/import-consumer.ts";
import { compose as importReader } from "./lambdas/import-reader.ts";
import { compose as insightsConsumer } from "./lambdas/insights-consumer.ts";
import { compose as mcp } from "./lambdas/mcp.ts";
import { compose as policyConsumer } from "./lambdas/policy-consumer.ts";
import { compose as postConfirmation } from "./lambdas/post-confirmation.ts";
import { compose as preToken } from "./lambdas/pre-token.ts";
import { compose as processor } from "./lambdas/processor.ts";
import { compose as query } from "./lambdas/query.ts";
import { compose as rebuild } from "./lambdas/rebuild.ts";
import { compose as reconcile } from "./lambdas/reconcile.ts";
import { compose as relay } from "./lambdas/relay.ts";
import { compose as renewPages } from "./lambdas/renew-pages.ts";
import { compose as rollup } from "./lambdas/rollup.ts";
import { compose as seal } from "./lambdas/seal.ts";
import { compose as search } from "./lambdas/search.ts";
import { compose as searchIndexer } from "./lambdas/search-indexer.ts";
import { compose as service } from "./lambdas/service.ts";
import { compose as stream } from "./lambdas/stream.ts";
import { compose as timeZone } from "./lambdas/time-zone.ts";
import { compose as timer } from "./lambdas/timer.ts";
import { compose as usage } from "./lambdas/usage.ts";
import type { StreamHandler } from "./streaming.ts";
import type { FunctionName } from "./variables.ts";

type Compose = (env: Env) => Handler<never, unknown>;

/** Every Lambda function that answers as a whole, by the name of its file. For those who host them all: no function imports this. */
export const functions: Readonly<Record<Exclude<FunctionName, StreamingFunction>, Compose>> = {
  command,
  "community-command": communityCommand,
  consumer,
  "erasure-consumer": erasureConsumer,
  establish,
  feed,
  "feed-consumer": feedConsumer,
  "feed-keeper": feedKeeper,
  import: importing,
  "import-consumer": importConsumer,
  "import-reader": importReader,
  "insights-consumer": insightsConsumer,
  mcp,
  "policy-consumer": policyConsumer,
  "pre-token": preToken,
  "post-confirmation": postConfirmation,
  processor,
  query,
  rebuild,
  reconcile,
  relay,
  "renew-pages": renewPages,
  rollup,
  seal,
  search,
  "search-indexer": searchIndexer,
  service,
  timer,
  usage,
  "time-zone": timeZone,
};

/** Those whose answers are streamed. */
export const streamingFunctions: Readonly<Record<StreamingFunction, (env: Env) => StreamHandler<never>>> = {
  guide,
  stream,
};
