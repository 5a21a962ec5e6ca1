import type { Rule } from "@bellyfed/core/wiring";
import { componentName } from "./naming.ts";
import { admitRules, type WorkQueue } from "./queue.ts";
import type { Stage } from "./stage.ts";
import { madeOf, wired } from "./wiring.ts";

/** The bus, its archive, and the rules that send its events into queues. */
export function bus(stage: Stage, queues: ReadonlyMap<string, WorkQueue>) {
  const events = new sst.aws.Bus("Bus");
  // Another one than that of releases which did not seal what people write: that one goes with everything that it kept in clear.
  new aws.cloudwatch.EventArchive("SealedArchive", {
    name: `${$app.name}-${stage.name}-sealed`,
    description: "Events of the log, to be sent again to one rule",
    eventSourceArn: events.arn,
    // What was looked at (api-gateway) is most of the traffic and nothing to replay.
    eventPattern: JSON.stringify({ source: ["outbox-processor"] }),
    retentionDays: stage.archiveDays,
  });
  const rules = [...Map.groupBy(wired.rules, ({ queue }) => queue)].flatMap(([name, own]) =>
    subscribe(events, madeOf(queues, name), own),
  );
  return { events, rules };
}

function subscribe(bus: sst.aws.Bus, { wiring, queue, dead }: WorkQueue, wanted: readonly Rule[]) {
  const rules = wanted.map(({ name, pattern }) => {
    const component = componentName(name);
    const rule = new aws.cloudwatch.EventRule(`${component}Rule`, {
      eventBusName: bus.name,
      description: `${pattern.source} to the read model ${wiring.name}`,
      eventPattern: JSON.stringify(pattern),
    });
    new aws.cloudwatch.EventTarget(`${component}Target`, {
      eventBusName: bus.name,
      rule: rule.name,
      arn: queue.arn,
      // What cannot be delivered waits where a redrive finds it, in the form that the queue would have had it.
      deadLetterConfig: { arn: dead.arn },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    });
    return rule;
  });
  const component = componentName(wiring.name);
  const arns = rules.map(({ arn }) => arn);
  admitRules(`${component}QueuePolicy`, queue, arns);
  admitRules(`${component}DlqPolicy`, dead, arns);
  return rules;
}

export type Bus = ReturnType<typeof bus>;
