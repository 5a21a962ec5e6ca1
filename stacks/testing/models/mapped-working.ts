import type { Mapped } from "./mapped.ts";
import { type Inputs, queueAttributes, statOf, texts } from "./reshaped.ts";

/** What works and is watched: functions, events, queues, alarms. */
export const working: Readonly<Record<string, Mapped>> = {
  "cloudwatch/dashboard:Dashboard": { service: "cloudwatch", operation: "PutDashboard" },
  "cloudwatch/metricAlarm:MetricAlarm": {
    service: "cloudwatch",
    operation: "PutMetricAlarm",
    renamed: { metricQueries: "Metrics", name: "AlarmName" },
    reshaped: ({ metricQueries, ...rest }, called) => ({
      ...{ alarmName: called, ...rest },
      metrics: (metricQueries as Inputs[] | undefined)?.map(({ metric, ...query }) => ({
        ...query,
        ...(metric !== undefined && { metricStat: statOf(metric as Inputs) }),
      })),
    }),
  },
  "cloudwatch/eventArchive:EventArchive": {
    ...{ service: "events", operation: "CreateArchive", renamed: { name: "ArchiveName" } },
  },
  "cloudwatch/eventBus:EventBus": { service: "events", operation: "CreateEventBus" },
  "cloudwatch/eventRule:EventRule": {
    service: "events",
    operation: "PutRule",
    reshaped: (inputs, called) => ({ name: called, ...inputs }),
  },
  "cloudwatch/eventTarget:EventTarget": {
    service: "events",
    operation: "PutTargets",
    reshaped: ({ rule, eventBusName, targetId = "target", ...target }) => ({
      ...{ rule, eventBusName, targets: [{ id: targetId, ...target }] },
    }),
  },
  "cloudwatch/logGroup:LogGroup": {
    ...{ service: "logs", operation: "CreateLogGroup", renamed: { name: "logGroupName", retentionInDays: null } },
    also: [
      {
        service: "logs",
        operation: "PutRetentionPolicy",
        inputs: ({ name, retentionInDays }) => (retentionInDays ? { logGroupName: name, retentionInDays } : undefined),
      },
    ],
  },
  "cloudwatch/queryDefinition:QueryDefinition": { service: "logs", operation: "PutQueryDefinition" },
  "iam/rolePolicyAttachment:RolePolicyAttachment": {
    ...{ service: "iam", operation: "AttachRolePolicy", renamed: { role: "RoleName" } },
  },
  "iam/role:Role": {
    service: "iam",
    operation: "CreateRole",
    renamed: {
      inlinePolicies: null,
      managedPolicyArns: null,
      name: "RoleName",
      assumeRolePolicy: "AssumeRolePolicyDocument",
    },
    reshaped: ({ assumeRolePolicy: policy, ...rest }, called) => ({
      ...{ name: called, ...rest, assumeRolePolicy: typeof policy === "string" ? policy : JSON.stringify(policy) },
    }),
    also: [
      {
        service: "iam",
        operation: "PutRolePolicy",
        inputs: ({ name, inlinePolicies = [] }, called) => {
          const [first] = inlinePolicies as { name?: string; policy?: unknown }[];
          if (!first?.policy) return undefined;
          return { roleName: name ?? called, policyName: first.name, policyDocument: first.policy };
        },
      },
    ],
  },
  "lambda/eventSourceMapping:EventSourceMapping": {
    service: "lambda",
    operation: "CreateEventSourceMapping",
    renamed: { "destinationConfig.onFailure.destinationArn": "Destination" },
  },
  "lambda/function:Function": {
    service: "lambda",
    operation: "CreateFunction",
    renamed: { name: "FunctionName", s3Bucket: null, s3Key: null },
    reshaped: ({ s3Bucket, s3Key, ...rest }) => ({ ...rest, code: { s3Bucket, s3Key } }),
  },
  "lambda/functionUrl:FunctionUrl": {
    ...{ service: "lambda", operation: "CreateFunctionUrlConfig", renamed: { authorizationType: "AuthType" } },
  },
  "lambda/invocation:Invocation": {
    ...{ service: "lambda", operation: "Invoke", renamed: { input: "Payload", triggers: null } },
  },
  "lambda/permission:Permission": {
    service: "lambda",
    operation: "AddPermission",
    renamed: { function: "FunctionName" },
    reshaped: (inputs) => ({ statementId: "pulumi", ...inputs }),
  },
  "scheduler/schedule:Schedule": { service: "scheduler", operation: "CreateSchedule" },
  "scheduler/scheduleGroup:ScheduleGroup": { service: "scheduler", operation: "CreateScheduleGroup" },
  "sfn/stateMachine:StateMachine": { service: "stepfunctions", operation: "CreateStateMachine" },
  "sns/topic:Topic": {
    service: "sns",
    operation: "CreateTopic",
    reshaped: ({ name, displayName }, called) => ({
      name: name ?? called,
      attributes: texts({ DisplayName: displayName }),
    }),
  },
  "sns/topicSubscription:TopicSubscription": {
    ...{ service: "sns", operation: "Subscribe", renamed: { topic: "TopicArn" } },
  },
  "sqs/queue:Queue": {
    service: "sqs",
    operation: "CreateQueue",
    reshaped: ({ name, ...rest }) => ({ queueName: name, attributes: queueAttributes(rest) }),
  },
  "sqs/queuePolicy:QueuePolicy": {
    service: "sqs",
    operation: "SetQueueAttributes",
    reshaped: ({ queueUrl, policy }) => ({ queueUrl, attributes: texts({ Policy: policy }) }),
  },
};
