import type { ReadModelManifest } from "@bellyfed/core/manifest";
import { features } from "@bellyfed/features/features";
import { componentName } from "./naming.ts";
import { admitRules, type WorkQueue, workQueue } from "./queue.ts";
import type { Stage } from "./stage.ts";

/** Seconds that a consumer has for one batch. */
export const CONSUMER_TIMEOUT = 60;

export interface Subscription extends WorkQueue {
  readonly model: ReadModelManifest;
  readonly rules: readonly aws.cloudwatch.EventRule[];
}

/** The bus, its archive, and for every read model rules that send its events into its queue. */
export function bus(stage: Stage) {
  const events = new sst.aws.Bus("Bus");
  new aws.cloudwatch.EventArchive("BusArchive", {
    name: `${$app.name}-${stage.name}`,
    description: "Events of the log, to be sent again to one rule",
    eventSourceArn: events.arn,
    // What was looked at (api-gateway) is most of the traffic and nothing to replay.
    eventPattern: JSON.stringify({ source: ["outbox-processor"] }),
    retentionDays: stage.archiveDays,
  });
  const models = features.flatMap(({ readModels }) => readModels);
  return { events, subscriptions: models.map((model) => subscribe(events, model)) };
}

function subscribe(bus: sst.aws.Bus, model: ReadModelManifest): Subscription {
  const work = workQueue(model.name, CONSUMER_TIMEOUT);
  const rules = model.match.map(({ source, eventTypes }) => {
    const name = componentName(model.match.length === 1 ? model.name : `${model.name}-${source}`);
    const rule = new aws.cloudwatch.EventRule(`${name}Rule`, {
      eventBusName: bus.name,
      description: `${source} to the read model ${model.name}`,
      eventPattern: JSON.stringify({ source: [source], "detail-type": eventTypes }),
    });
    new aws.cloudwatch.EventTarget(`${name}Target`, {
      eventBusName: bus.name,
      rule: rule.name,
      arn: work.queue.arn,
      // What cannot be delivered waits where a redrive finds it, in the form that the queue would have had it.
      deadLetterConfig: { arn: work.dead.arn },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    });
    return rule;
  });
  const component = componentName(model.name);
  const arns = rules.map(({ arn }) => arn);
  admitRules(`${component}QueuePolicy`, work.queue, arns);
  admitRules(`${component}DlqPolicy`, work.dead, arns);
  return { ...work, model, rules };
}

export type Bus = ReturnType<typeof bus>;
