import { ofType, type Resource, types } from "../resource.ts";

interface Redrive {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: readonly { readonly variable: string; readonly values: readonly string[] }[];
}

/** Under the mocks a queue's ARN ends with its name. */
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(":") + 1);
const redriveOf = ({ inputs }: Resource): Redrive | undefined =>
  inputs.redrivePolicy && (JSON.parse(inputs.redrivePolicy) as Redrive);

/** Every place where something can be lost for want of a dead-letter queue, in words. */
export const lossyPlaces = (resources: readonly Resource[]): string[] => [
  ...lossyQueues(resources),
  ...lossyTargets(resources),
  ...lossySources(resources),
  ...ofType(resources, types.schedule)
    .filter(({ inputs }) => !inputs.target.deadLetterConfig?.arn)
    .map(({ name }) => `${name}: a start that fails is forgotten`),
];

function lossyQueues(resources: readonly Resource[]): string[] {
  const queues = ofType(resources, types.queue);
  const polled = ofType(resources, types.source).map(({ inputs }) => nameOf(inputs.eventSourceArn));
  return queues.flatMap((queue) => {
    if (!polled.includes(queue.name)) return [];
    const redrive = redriveOf(queue);
    const dead = redrive && queues.find(({ name }) => name === nameOf(redrive.deadLetterTargetArn));
    if (!redrive || !dead) return [`${queue.name} has no dead-letter queue`];
    return [
      ...(redrive.maxReceiveCount < 2 ? [`${queue.name} gives a message up at its first failure`] : []),
      ...((dead.inputs.messageRetentionSeconds ?? 345_600) <= (queue.inputs.messageRetentionSeconds ?? 345_600)
        ? [`${dead.name} forgets no later than ${queue.name}`]
        : []),
    ];
  });
}

function lossyTargets(resources: readonly Resource[]): string[] {
  return ofType(resources, types.target).flatMap(({ name, inputs }) => {
    const dead = inputs.deadLetterConfig?.arn as string | undefined;
    if (!dead) return [`${name}: what cannot be delivered is forgotten`];
    return [inputs.arn as string, dead]
      .filter((arn) => !admits(resources, arn, inputs.rule))
      .map((arn) => `${name}: no policy lets the rule send to ${nameOf(arn)}`);
  });
}

/** Whether the queue's policy lets this rule send. */
function admits(resources: readonly Resource[], queueArn: string, rule: string): boolean {
  const arns = ofType(resources, types.rule)
    .filter(({ inputs, name }) => [inputs.name, name].includes(rule))
    .map(({ name }) => name);
  return ofType(resources, types.queuePolicy)
    .flatMap(({ inputs }) => (JSON.parse(inputs.policy) as { Statement: Statement[] }).Statement)
    .filter(({ actions, resources: on }) => actions.includes("sqs:SendMessage") && on.includes(queueArn))
    .some(({ conditions = [] }) =>
      conditions.some(
        ({ variable, values }) => variable === "aws:SourceArn" && values.some((arn) => arns.includes(nameOf(arn))),
      ),
    );
}

function lossySources(resources: readonly Resource[]): string[] {
  return ofType(resources, types.source).flatMap(({ name, inputs }) => {
    const stream = String(inputs.eventSourceArn).includes("/stream/");
    return [
      ...(inputs.functionResponseTypes?.includes("ReportBatchItemFailures")
        ? []
        : [`${name}: one failed message brings its whole batch back`]),
      ...(stream && inputs.startingPosition !== "TRIM_HORIZON" ? [`${name} misses what was written before it`] : []),
      ...(stream && !inputs.destinationConfig?.onFailure?.destinationArn
        ? [`${name}: what is given up is forgotten`]
        : []),
    ];
  });
}
