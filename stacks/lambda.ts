import { esbuildOptions } from "./bundling.ts";
import { componentName } from "./naming.ts";
import { copied } from "./neighborhoods.ts";
import type { Stage } from "./stage.ts";

export interface Permission {
  readonly actions: string[];
  readonly resources: $util.Input<string>[];
  readonly conditions?: { readonly test: string; readonly variable: string; readonly values: string[] }[];
}

export interface LambdaSpec {
  /** The file in packages/functions/src/lambdas, without its ending. */
  readonly file: string;
  readonly environment: Record<string, $util.Input<string>>;
  /** Exact actions on exact resources. SST's `link` would grant whole services, so it is not used anywhere. */
  readonly permissions: readonly Permission[];
  readonly timeoutSeconds: number;
  readonly memory: number;
  /** The network in which it is; left out, none of ours. */
  readonly vpc?: Vpc;
}

export interface Vpc {
  readonly privateSubnets: $util.Input<string>[];
  readonly securityGroups: $util.Input<string>[];
}

/**
 * What Lambda needs to put a function into a network: by its role, and before there is anything to name. The function's own code cannot use it:
 * from where it is no way leads to EC2's API.
 */
const NETWORKING: Permission = {
  actions: [
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
  ],
  resources: ["*"],
};

/** X-Ray knows no resources: the one permission on `*`. */
const TRACING: Permission = { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"] };

/** One function, with its own log group and a role that may write to no other. */
export function lambda(stage: Stage, name: string, spec: LambdaSpec) {
  const component = componentName(name);
  const logs = logGroup(stage, `${component}Logs`, name);
  const ownLogs: Permission = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [$interpolate`${logs.arn}:*`],
  };
  return new sst.aws.Function(component, {
    handler: `packages/functions/src/lambdas/${spec.file}.handler`,
    description: `Bellyfed ${stage.name}: ${name}`,
    runtime: "nodejs24.x",
    architecture: "arm64",
    timeout: `${spec.timeoutSeconds} seconds`,
    memory: `${spec.memory} MB`,
    environment: { STAGE: stage.name, ...spec.environment },
    copyFiles: copied(spec.file, stage),
    permissions: [TRACING, ownLogs, ...(spec.vpc ? [NETWORKING] : []), ...spec.permissions],
    ...(spec.vpc && { vpc: spec.vpc }),
    nodejs: { format: "esm", minify: true, esbuild: esbuildOptions },
    logging: { format: "json", logGroup: logs.name },
    transform: {
      function: { tracingConfig: { mode: "Active" } },
      role: {
        // Instead of AWSLambdaBasicExecutionRole, which may write to every log group of the account.
        managedPolicyArns: [],
        ...takenByLambda(),
      },
    },
  });
}

/** SST 4.17 lets the whole account take every function's role; only `sst dev` needs that. */
export const takenByLambda = (): Partial<aws.iam.RoleArgs> =>
  $dev ? {} : { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) };

/** A log group that forgets after the stage's time. */
const logGroup = (stage: Stage, component: string, name: string) =>
  new aws.cloudwatch.LogGroup(component, {
    name: logGroupName(stage, name),
    retentionInDays: DAYS[stage.logRetention],
  });

/** How long CloudWatch keeps what is logged, in its own words. */
export const DAYS = { "1 week": 7, "1 month": 30, "3 months": 90 } as const;

/** Where a function's logs are. */
export const logGroupName = (stage: Pick<Stage, "name">, name: string): string =>
  `/aws/lambda/${$app.name}-${stage.name}-${name}`;
