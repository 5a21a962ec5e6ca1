import type { Env } from "@bellyfed/functions/environment";
import type { Handler } from "@bellyfed/functions/lambda";
import { compose as command } from "@bellyfed/functions/lambdas/command";
import { compose as consumer } from "@bellyfed/functions/lambdas/consumer";
import { compose as importFunction } from "@bellyfed/functions/lambdas/import";
import { compose as importConsumer } from "@bellyfed/functions/lambdas/import-consumer";
import { compose as insightsConsumer } from "@bellyfed/functions/lambdas/insights-consumer";
import { compose as processor } from "@bellyfed/functions/lambdas/processor";
import { compose as query } from "@bellyfed/functions/lambdas/query";
import { compose as reconcile } from "@bellyfed/functions/lambdas/reconcile";
import { compose as relay } from "@bellyfed/functions/lambdas/relay";
import { compose as rollup } from "@bellyfed/functions/lambdas/rollup";

type Compose = (env: Env) => Handler<never, unknown>;

/** Every Lambda function, by name. */
export const functions: Readonly<Record<string, Compose>> = {
  command,
  query,
  import: importFunction,
  processor,
  relay,
  consumer,
  "import-consumer": importConsumer,
  "insights-consumer": insightsConsumer,
  rollup,
  reconcile,
};
