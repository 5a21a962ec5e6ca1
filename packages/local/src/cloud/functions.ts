import { compose as command } from "@bellyfed/functions/command";
import { compose as consumer } from "@bellyfed/functions/consumer";
import type { Env } from "@bellyfed/functions/environment";
import { compose as importFunction } from "@bellyfed/functions/import";
import { compose as importConsumer } from "@bellyfed/functions/import-consumer";
import { compose as insightsConsumer } from "@bellyfed/functions/insights-consumer";
import type { Handler } from "@bellyfed/functions/lambda";
import { compose as processor } from "@bellyfed/functions/processor";
import { compose as query } from "@bellyfed/functions/query";
import { compose as reconcile } from "@bellyfed/functions/reconcile";
import { compose as relay } from "@bellyfed/functions/relay";
import { compose as rollup } from "@bellyfed/functions/rollup";

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
