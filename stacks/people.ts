import type { Permission } from "./lambda.ts";

/** What functions may be allowed that count what people write, and that erase them. */
export function peoplePermissions(
  subjects: sst.aws.Dynamo,
  { poolArn }: { readonly poolArn: $util.Input<string> },
): Record<"count" | "askOfSubjects" | "markErased" | "removeUsers", Permission> {
  return {
    count: { actions: ["dynamodb:UpdateItem"], resources: [subjects.arn] },
    askOfSubjects: { actions: ["dynamodb:GetItem"], resources: [subjects.arn] },
    markErased: { actions: ["dynamodb:PutItem"], resources: [subjects.arn] },
    /** No session and no account comes back from it. */
    removeUsers: {
      actions: ["cognito-idp:AdminUserGlobalSignOut", "cognito-idp:AdminDeleteUser"],
      resources: [poolArn],
    },
  };
}
