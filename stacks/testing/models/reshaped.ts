/** What the provider is told, on its way into the form of AWS's requests. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Only what was said, as texts. */
export const texts = (inputs: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

const QUEUE_ATTRIBUTES: Readonly<Record<string, string>> = {
  visibilityTimeoutSeconds: "VisibilityTimeout",
  messageRetentionSeconds: "MessageRetentionPeriod",
  delaySeconds: "DelaySeconds",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  redrivePolicy: "RedrivePolicy",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  fifoQueue: "FifoQueue",
  contentBasedDeduplication: "ContentBasedDeduplication",
};

/** A name that is not in the table stays as it is, which the model then refuses. */
export const queueAttributes = (inputs: Inputs): Inputs =>
  texts(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [QUEUE_ATTRIBUTES[name] ?? name, value])));

interface Keys {
  readonly hashKey?: unknown;
  readonly rangeKey?: unknown;
}

const keySchema = ({ hashKey, rangeKey }: Keys) => [
  { attributeName: hashKey, keyType: "HASH" },
  ...(rangeKey === undefined ? [] : [{ attributeName: rangeKey, keyType: "RANGE" }]),
];

/** An index of a table. */
function indexOf({ name, hashKey, rangeKey, projectionType, nonKeyAttributes }: Inputs): Inputs {
  const projection = { projectionType, ...(nonKeyAttributes !== undefined && { nonKeyAttributes }) };
  return { indexName: name, keySchema: keySchema({ hashKey, rangeKey }), projection };
}

const encryptionOf = ({ enabled, kmsKeyArn }: Inputs): Inputs => ({
  enabled,
  ...(kmsKeyArn !== undefined && { sSEType: "KMS", kMSMasterKeyId: kmsKeyArn }),
});

/** A table: its keys stand in a schema, and what the provider calls a name and a type is an attribute's. */
export function tableOf(inputs: Inputs): Inputs {
  const { hashKey, rangeKey, attributes, globalSecondaryIndexes: indexes, localSecondaryIndexes, ...rest } = inputs;
  const { streamEnabled, streamViewType, serverSideEncryption: encryption, ...others } = rest;
  const globals = (indexes as Inputs[] | undefined) ?? [];
  const locals = (localSecondaryIndexes as Inputs[] | undefined) ?? [];
  return {
    ...others,
    keySchema: keySchema({ hashKey, rangeKey }),
    attributes: (attributes as Inputs[]).map(({ name, type }) => ({ attributeName: name, attributeType: type })),
    ...(globals.length > 0 && { globalSecondaryIndexes: globals.map(indexOf) }),
    ...(locals.length > 0 && { localSecondaryIndexes: locals.map(indexOf) }),
    ...(streamEnabled === true && { streamSpecification: { streamEnabled, streamViewType } }),
    ...(encryption !== undefined && { sseSpecification: encryptionOf(encryption as Inputs) }),
  };
}

/** The measure of an alarm's query. */
export const statOf = ({ metricName, namespace, dimensions, period, stat }: Inputs): Inputs => ({
  ...{ period, stat },
  metric: { metricName, namespace, dimensions: dimensionsOf(dimensions) },
});

export const dimensionsOf = (dimensions: unknown) =>
  dimensions === undefined ? undefined : Object.entries(dimensions as Inputs).map(([name, value]) => ({ name, value }));
