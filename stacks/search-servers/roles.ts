import { INDEX_KEY, ORIGIN_KEY } from "@bellyfed/core/search/index-key";
import type { Permission } from "../lambda.ts";
import type { Storage } from "../storage.ts";

type Text = $util.Input<string>;

const role = (name: string, permissions: readonly Permission[]) =>
  new aws.iam.Role(name, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
    inlinePolicies: [
      {
        name: "inline",
        policy: aws.iam.getPolicyDocumentOutput({ statements: permissions.map((each) => ({ ...each })) }).json,
      },
    ],
  });

/** What starts a server may read its key and write its logs. */
export const startingRole = (logs: aws.cloudwatch.LogGroup, key: aws.ssm.Parameter) =>
  role("SearchServerStartRole", [
    { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${logs.arn}:*`] },
    { actions: ["ssm:GetParameters"], resources: [key.arn] },
  ]);

/** What keeps a server's index may follow the feed and read the index's file, its origin and its own program. */
export function keepingRole({ read, imports }: Storage, program: Text) {
  const files = [INDEX_KEY, ORIGIN_KEY, program].map((key) => $interpolate`${imports.arn}/${key}`);
  return role("SearchServerRole", [
    { actions: ["dynamodb:GetItem", "dynamodb:Query"], resources: [read.arn] },
    { actions: ["s3:GetObject"], resources: files },
    // Without it S3 says 403 instead of 404 for a file that is not there yet.
    { actions: ["s3:ListBucket"], resources: [imports.arn] },
  ]);
}
