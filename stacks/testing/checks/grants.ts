import type { Queue } from "@bellyfed/core/wiring";
import { componentName } from "../../naming.ts";
import { ofType, type Resource, theOnly, types } from "../resource.ts";

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly effect?: string;
  readonly conditions?: readonly { readonly variable: string }[];
}

/** The only wildcards there are, and why. */
export const EXCEPTIONS: readonly {
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
  readonly tagged?: true;
  /** Only on stages that ask for something that others do not. */
  readonly optional?: true;
}[] = [
  { action: /^xray:(PutTraceSegments|PutTelemetryRecords)$/, resource: /^\*$/, why: "X-Ray knows no resources" },
  {
    action: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /Logs:\*$/,
    why: "the streams of a function's own log group",
  },
  {
    action: /^cognito-idp:Admin(GetUser|UserGlobalSignOut)$/,
    resource: /:userpool\/\*$/,
    why: "a pool names its functions, which can name it by its tag only",
    tagged: true,
  },
  {
    action: /^scheduler:(CreateSchedule|DeleteSchedule)$/,
    resource: /:schedule\/[\w-]+-timers\/\*$/,
    why: "schedules that are still to be made, of one group",
  },
  { action: /^dynamodb:ListStreams$/, resource: /^\*$/, why: "it names streams, and is asked of none" },
  {
    action: /^logs:(StartQuery|GetQueryResults)$/,
    resource: /:log-group:\/aws\/[\w/-]+:\*$/,
    why: "a group is named with its streams",
  },
  {
    action: /^ec2:(Create|Delete|Describe)NetworkInterfaces?$|^ec2:DescribeSubnets$/,
    resource: /^\*$/,
    why: "Lambda puts a function into a network by what is still to be made",
    optional: true,
  },
  { action: /^s3:(GetObject|PutObject)$/, resource: /Bucket\/\*$/, why: "the objects of one bucket" },
];

const policiesOf = ({ inputs }: Resource): Statement[] =>
  (inputs.inlinePolicies ?? []).flatMap(
    ({ policy }: { policy: string }) => (JSON.parse(policy) as { Statement: Statement[] | undefined }).Statement ?? [],
  );

/** What the function may do, as its role says. `name`: the component, `Query`. */
export const grantsOf = (resources: readonly Resource[], name: string): Statement[] =>
  policiesOf(theOnly(resources, types.role, `${name}Role`));

/** Every permission that is wider than one thing on one thing, in words. */
export const looseGrants = (resources: readonly Resource[]): string[] =>
  ofType(resources, types.role).flatMap((role) => [
    ...policiesOf(role).flatMap((statement) => looseStatement(role.name, statement)),
    ...(role.inputs.managedPolicyArns ?? [])
      .filter((arn: string) => !arn.endsWith("AmazonAPIGatewayPushToCloudWatchLogs"))
      .map((arn: string) => `${role.name} has the ready-made policy ${arn}`),
    ...(String(role.inputs.assumeRolePolicy).includes(":root")
      ? [`${role.name} may be taken by the whole account`]
      : []),
  ]);

function looseStatement(role: string, { actions, resources, conditions = [] }: Statement): string[] {
  const isTagged = conditions.some(({ variable }) => variable.startsWith("aws:ResourceTag/"));
  const pairs = actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
  return pairs
    .filter(({ action, resource }) => action.includes("*") || resource.includes("*") || resource === "")
    .filter(
      ({ action, resource }) =>
        !EXCEPTIONS.some((one) => one.action.test(action) && one.resource.test(resource) && (isTagged || !one.tagged)),
    )
    .map(({ action, resource }) => `${role} may ${action} on ${resource}`);
}

const WRITES = /^dynamodb:(Put|Update|Delete|BatchWrite|ConditionCheck|PartiQL)/;

/** Who may write to a table, or read it, by component: what the flow of the design allows is said in the test. */
export function reach(resources: readonly Resource[], table: string, kind: "read" | "write"): string[] {
  return ofType(resources, types.role)
    .filter((role) =>
      policiesOf(role).some(
        ({ actions, resources: on }) =>
          on.some((arn) => new RegExp(`table/${table}(/index/.*)?$`).test(arn)) &&
          actions.some((action) => WRITES.test(action) === (kind === "write")),
      ),
    )
    .map(({ name }) => name.replace(/Role$/, ""))
    .sort();
}

/** Every consumer that cannot say when messages of its queue come again, or could say it of another's, in words. */
export function retryFaults(resources: readonly Resource[], queues: readonly Queue[]): string[] {
  const last = (arn: string) => arn.slice(arn.lastIndexOf(":") + 1);
  return ofType(resources, types.source).flatMap(({ inputs }) => {
    const wired = queues.find(
      ({ name }) => componentName(name) === last(inputs.eventSourceArn).replace(/QueueQueue$/, ""),
    );
    if (!wired) return [];
    const fn = theOnly(resources, types.lambda, last(inputs.functionName));
    const name = fn.name.replace(/Function$/, "");
    const { QUEUE_URL, RETRY_SECONDS } = fn.inputs.environment.variables;
    const on = grantsOf(resources, name)
      .filter(({ actions }) => actions.includes("sqs:ChangeMessageVisibility"))
      .flatMap((statement) => statement.resources);
    const isOwn = on.length === 1 && on[0] === inputs.eventSourceArn;
    return [
      ...(isOwn ? [] : [`${name} may change when messages come again on: ${on.join(", ") || "nothing"}`]),
      ...(QUEUE_URL?.includes(componentName(wired.name)) ? [] : [`${name} does not know its queue`]),
      ...(RETRY_SECONDS === wired.retrySeconds.join(",")
        ? []
        : [`${name} lets messages come again after ${RETRY_SECONDS}`]),
    ];
  });
}
