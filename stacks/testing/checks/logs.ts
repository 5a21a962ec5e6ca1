import { ofType, type Resource, types } from "../resource.ts";

/** Every place where AWS would make a log group of its own, which never forgets, and every group that does not forget in time, in words. */
export function unforgetting(resources: readonly Resource[], days: number): string[] {
  const groups = ofType(resources, types.logGroup);
  const known = groups.map(({ inputs }) => inputs.name as string);
  const missing = (name: string) =>
    known.includes(name) ? [] : [`AWS makes the log group ${name}, and keeps it for ever`];
  return [
    ...groups
      .filter(({ inputs }) => inputs.retentionInDays !== days)
      .map(({ name, inputs }) => `${name} is kept for ${inputs.retentionInDays ?? "ever"}, not ${days} days`),
    ...ofType(resources, types.lambda)
      .filter((each) => logs(resources, each))
      .flatMap(({ inputs }) => missing(inputs.loggingConfig?.logGroup ?? `/aws/lambda/${inputs.name}`)),
    ...ofType(resources, types.methodSettings).flatMap((each) => ofGateway(groups, each)),
    ...ofType(resources, "aws:cloudfront/function:Function")
      .filter(({ inputs }) => inputs.code.includes("console."))
      .flatMap(({ name, inputs }) => missing(`/aws/cloudfront/function/${inputs.name ?? name}`)),
  ];
}

/** Whether a function may write logs: one whose role lets it not has none. */
function logs(resources: readonly Resource[], { inputs }: Resource): boolean {
  const role = ofType(resources, types.role).find(({ name }) => String(inputs.role).endsWith(name));
  const policies = [...(role?.inputs.managedPolicyArns ?? []), JSON.stringify(role?.inputs.inlinePolicies ?? [])];
  return !role || /BasicExecutionRole|logs:/.test(policies.join());
}

/** API Gateway finds a group that is there before it begins to log, and makes one otherwise, at which ours would fail. */
function ofGateway(groups: readonly Resource[], { name, inputs, options }: Resource): string[] {
  if ((inputs.settings.loggingLevel ?? "OFF") === "OFF") return [];
  const wanted = `API-Gateway-Execution-Logs_${inputs.restApi}/${inputs.stageName}`;
  const group = groups.find((each) => each.inputs.name === wanted);
  if (!group) return [`AWS makes the log group ${wanted}, and keeps it for ever`];
  return options?.after?.includes(group.name) ? [] : [`${name} may begin to log before ${group.name} is there`];
}
