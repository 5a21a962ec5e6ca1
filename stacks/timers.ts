import { TIMERS } from "@bellyfed/core/wiring";
import type { Permission } from "./lambda.ts";
import type { WorkQueue } from "./queue.ts";
import type { Stage } from "./stage.ts";
import { madeOf } from "./wiring.ts";

/** Where what is due goes, for whoever makes schedules: what it is told, and what it may. */
export interface Timers {
  readonly environment: Readonly<
    Record<"TIMERS_GROUP" | "TIMERS_ROLE" | "TIMERS_QUEUE_ARN" | "TIMERS_DEAD_LETTER_ARN", $util.Output<string>>
  >;
  readonly grant: readonly Permission[];
}

/** A group of EventBridge Scheduler for the one-time schedules that policies make, and the role by which it sends into one queue. */
export function timers(stage: Stage, queues: ReadonlyMap<string, WorkQueue>): Timers {
  const { queue, dead } = madeOf(queues, TIMERS);
  const group = new aws.scheduler.ScheduleGroup("Timers", { name: `${$app.name}-${stage.name}-timers` });
  const role = new aws.iam.Role("TimersRole", {
    // Only for schedules of this group: others in the account cannot have it send for them.
    assumeRolePolicy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [{ type: "Service", identifiers: ["scheduler.amazonaws.com"] }],
          conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [group.arn] }],
        },
      ],
    }).json,
    inlinePolicies: [
      {
        name: "inline",
        policy: aws.iam.getPolicyDocumentOutput({
          statements: [{ effect: "Allow", actions: ["sqs:SendMessage"], resources: [queue.arn, dead.arn] }],
        }).json,
      },
    ],
  });
  return {
    environment: {
      TIMERS_GROUP: group.name,
      TIMERS_ROLE: role.arn,
      TIMERS_QUEUE_ARN: queue.arn,
      TIMERS_DEAD_LETTER_ARN: dead.arn,
    },
    grant: maySchedule(group, role, queue),
  };
}

/** Schedules of the group alone, which go by that role and no other; what is due soon is sent to the queue at once. */
const maySchedule = (group: aws.scheduler.ScheduleGroup, role: aws.iam.Role, queue: sst.aws.Queue): Permission[] => [
  { actions: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule"], resources: [schedulesIn(group)] },
  {
    actions: ["iam:PassRole"],
    resources: [role.arn],
    conditions: [{ test: "StringEquals", variable: "iam:PassedToService", values: ["scheduler.amazonaws.com"] }],
  },
  { actions: ["sqs:SendMessage"], resources: [queue.arn] },
];

/** The schedules of a group: a name in an ARN that stands for those to come. */
const schedulesIn = (group: aws.scheduler.ScheduleGroup) =>
  $interpolate`arn:${aws.getPartitionOutput().partition}:scheduler:${aws.getRegionOutput().region}:${aws.getCallerIdentityOutput().accountId}:schedule/${group.name}/*`;
