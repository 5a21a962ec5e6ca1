import type { Resource } from "../resource.ts";
import type { Request } from "./check.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Known {
  readonly type: string;
  /** From the request that makes it to what CloudFormation calls its properties; the same names where nothing is said. */
  readonly properties?: (params: Fields, inputs: Fields) => Fields;
}

const without = (fields: Fields, ...names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const NUMBER = /^\d+$/;
/** SQS's attributes are texts; CloudFormation's properties are what they stand for. */
const meant = (text: unknown): unknown => {
  if (typeof text !== "string") return text;
  if (NUMBER.test(text)) return Number(text);
  return text === "true" || text === "false" || text.startsWith("{") ? (JSON.parse(text) as unknown) : text;
};

/** Types of CloudFormation's that cfn-lint knows more of than the service's model says. */
const known: Readonly<Record<string, Known>> = {
  "aws:lambda/function:Function": { type: "AWS::Lambda::Function", properties: (params) => without(params, "Publish") },
  "aws:lambda/eventSourceMapping:EventSourceMapping": { type: "AWS::Lambda::EventSourceMapping" },
  "aws:sqs/queue:Queue": {
    type: "AWS::SQS::Queue",
    properties: ({ QueueName, Attributes }) => {
      const all = Object.entries(Attributes as Fields).map(([name, value]) => [name, meant(value)] as const);
      // Left out where it is no: CloudFormation knows these of FIFO queues alone.
      const said = all.filter(([name, value]) => !(/Fifo|Deduplication/.test(name) && value === false));
      return { QueueName, ...Object.fromEntries(said) };
    },
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    type: "AWS::SQS::QueuePolicy",
    properties: ({ QueueUrl, Attributes }) => ({
      ...{ Queues: [QueueUrl], PolicyDocument: meant((Attributes as Fields).Policy) },
    }),
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    type: "AWS::S3::BucketPolicy",
    properties: ({ Bucket, Policy }) => ({ Bucket, PolicyDocument: meant(Policy) }),
  },
  "aws:iam/role:Role": {
    type: "AWS::IAM::Role",
    properties: (params, { inlinePolicies = [], managedPolicyArns = [] }) => ({
      ...without(params, "AssumeRolePolicyDocument"),
      AssumeRolePolicyDocument: meant(params.AssumeRolePolicyDocument),
      Policies: (inlinePolicies as Fields[])
        .filter(({ policy }) => policy)
        .map(({ name, policy }) => ({ PolicyName: name, PolicyDocument: meant(policy) })),
      ManagedPolicyArns: managedPolicyArns,
    }),
  },
  "aws:sfn/stateMachine:StateMachine": {
    type: "AWS::StepFunctions::StateMachine",
    properties: ({ name, roleArn, definition }) => ({
      ...{ StateMachineName: name, RoleArn: roleArn, DefinitionString: definition },
    }),
  },
  "aws:kms/key:Key": {
    type: "AWS::KMS::Key",
    properties: ({ Description, Policy }, { enableKeyRotation, deletionWindowInDays }) => ({
      ...{ Description, KeyPolicy: meant(Policy) },
      ...{ EnableKeyRotation: enableKeyRotation, PendingWindowInDays: deletionWindowInDays },
    }),
  },
  "aws:kms/alias:Alias": { type: "AWS::KMS::Alias" },
  "aws:dynamodb/table:Table": { type: "AWS::DynamoDB::Table", properties: tableOf },
  "aws:cloudwatch/logGroup:LogGroup": {
    type: "AWS::Logs::LogGroup",
    properties: ({ logGroupName }, { retentionInDays }) => ({
      ...{ LogGroupName: logGroupName, RetentionInDays: retentionInDays },
    }),
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { type: "AWS::CloudWatch::Alarm" },
  "aws:wafv2/webAcl:WebAcl": { type: "AWS::WAFv2::WebACL" },
  "aws:scheduler/schedule:Schedule": { type: "AWS::Scheduler::Schedule" },
  "aws:cloudwatch/eventRule:EventRule": {
    type: "AWS::Events::Rule",
    properties: (params) => ({ ...params, EventPattern: meant(params.EventPattern) }),
  },
};

const encryptionOf = ({ Enabled, KMSMasterKeyId }: Fields): Fields => ({
  SSEEnabled: Enabled,
  ...(KMSMasterKeyId !== undefined && { SSEType: "KMS", KMSMasterKeyId }),
});

function tableOf(params: Fields, { ttl }: Fields): Fields {
  const { SSESpecification: sse, StreamSpecification: stream, ...rest } = params;
  return {
    ...rest,
    ...(sse !== undefined && { SSESpecification: encryptionOf(sse as Fields) }),
    ...(stream !== undefined && { StreamSpecification: without(stream as Fields, "StreamEnabled") }),
    ...(ttl !== undefined && {
      TimeToLiveSpecification: { AttributeName: (ttl as Fields).attributeName, Enabled: true },
    }),
  };
}

/** A template of CloudFormation that asks for the same, as far as cfn-lint has something to say of it. */
export function templateOf(resources: readonly Resource[], requests: readonly Request[]) {
  const made = resources.flatMap(({ type, name, inputs }) => {
    const how = known[type];
    const params = requests.find((request) => request.name === name && request.type === type)?.params;
    if (!how || !params) return [];
    const Properties = how.properties?.(params as Fields, inputs) ?? params;
    return [[name.replaceAll(/[^A-Za-z0-9]/g, ""), { Type: how.type, Properties }] as const];
  });
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: Object.fromEntries(made) };
}
