import { accessLogGroup } from "./access-log.ts";
import { logGroupName, type Permission } from "./lambda.ts";
import type { Stage } from "./stage.ts";
import { wired } from "./wiring.ts";

/** The functions that answer requests: each writes what its requests took into its own log. */
const answering = [...new Set(wired.routes.map((route) => route.function))];

const groupsOf = (stage: Pick<Stage, "name">) => ({
  access: accessLogGroup(stage),
  costs: answering.map((name) => logGroupName(stage, name)),
});

/** Where usage is counted from. By their names: the groups are made later than the function that reads them, or beside it. */
export function usageLogs(stage: Pick<Stage, "name">) {
  const { access, costs } = groupsOf(stage);
  return { ACCESS_LOG_GROUP: access, COST_LOG_GROUPS: costs.join(",") };
}

/** To ask these groups and no others. An answer belongs to the groups that were asked. */
export function askLogs(stage: Pick<Stage, "name">): Permission[] {
  const { access, costs } = groupsOf(stage);
  const place = $interpolate`arn:${aws.getPartitionOutput().partition}:logs:${aws.getRegionOutput().region}:${aws.getCallerIdentityOutput().accountId}:log-group`;
  return [
    {
      actions: ["logs:StartQuery", "logs:GetQueryResults"],
      resources: [access, ...costs].map((name) => $interpolate`${place}:${name}:*`),
    },
  ];
}
