import { ofType, type Resource, types } from "../resource.ts";

const MOST = {
  /** Characters of a queue's name, with `.fifo`. */
  queueName: 80,
  /** Bytes of a function's variables, names and values. */
  environment: 4_096,
  /** Characters of all inline policies of a role, and of the one that says who may take it; spaces not counted. */
  inlinePolicies: 10_240,
  trustPolicy: 2_048,
  /** Bytes of a function of CloudFront's. */
  edgeFunction: 10_240,
};

/** What AWS refuses though its models say nothing of it, in words. */
export const overLimits = (resources: readonly Resource[]): string[] => [
  ...ofType(resources, types.queue).flatMap(queueFaults),
  ...ofType(resources, types.lambda).flatMap(({ name, inputs }) =>
    over(`${name}: its variables`, bytesOf(inputs.environment?.variables ?? {}), MOST.environment, "bytes"),
  ),
  ...ofType(resources, types.role).flatMap(roleFaults),
  ...ofType(resources, "aws:cloudfront/function:Function").flatMap(({ name, inputs }) =>
    over(`${name}: its code`, Buffer.byteLength(inputs.code), MOST.edgeFunction, "bytes"),
  ),
  ...impatientSources(resources),
  ...ofType(resources, types.source).flatMap(hastySource),
];

const over = (what: string, size: number, most: number, unit: string): string[] =>
  size > most ? [`${what}: ${size} ${unit}, and AWS takes ${most}`] : [];

const bytesOf = (variables: Readonly<Record<string, unknown>>): number =>
  Object.entries(variables).reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}${value}`), 0);

function queueFaults({ name, inputs }: Resource): string[] {
  const called = String(inputs.name ?? `${name}-1a2b3c4`);
  return [
    ...over(`${name}: its name`, called.length, MOST.queueName, "characters"),
    ...(/^[\w-]+(\.fifo)?$/.test(called) ? [] : [`${name}: ${called} is no name for a queue`]),
  ];
}

function roleFaults({ name, inputs }: Resource): string[] {
  const text = (policy: unknown) =>
    (typeof policy === "string" ? policy : JSON.stringify(policy ?? "")).replaceAll(/\s/g, "");
  const inline = ((inputs.inlinePolicies ?? []) as { readonly policy?: unknown }[]).map(({ policy }) => text(policy));
  return [
    ...over(`${name}: its policies`, inline.join("").length, MOST.inlinePolicies, "characters"),
    ...over(`${name}: who may take it`, text(inputs.assumeRolePolicy).length, MOST.trustPolicy, "characters"),
  ];
}

const lastOf = (arn: unknown): string => String(arn).split(":").at(-1) ?? "";

/** Lambda takes no queue that hides a message for less time than its function may run. */
function impatientSources(resources: readonly Resource[]): string[] {
  return ofType(resources, types.source).flatMap(({ name, inputs }) => {
    const queue = ofType(resources, types.queue).find((one) => one.inputs.name === lastOf(inputs.eventSourceArn));
    const consumer = ofType(resources, types.lambda).find((one) => one.inputs.name === lastOf(inputs.functionName));
    if (!queue || !consumer) return [];
    const [hidden, runs] = [queue.inputs.visibilityTimeoutSeconds ?? 30, consumer.inputs.timeout ?? 3];
    return hidden < runs
      ? [`${name}: ${queue.name} hides for ${hidden} s what ${consumer.name} may take ${runs} s for`]
      : [];
  });
}

/** More than ten messages of a queue at once are given to who waits for them a second at least. */
function hastySource({ name, inputs }: Resource): string[] {
  const ofQueue = String(inputs.eventSourceArn).startsWith("arn:aws:sqs:");
  if (!ofQueue || (inputs.batchSize ?? 10) <= 10 || inputs.maximumBatchingWindowInSeconds >= 1) return [];
  return [`${name}: a batch of ${inputs.batchSize} needs a window of one second`];
}
