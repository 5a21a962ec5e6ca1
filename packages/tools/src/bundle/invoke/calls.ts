import type { FunctionName } from "@bellyfed/functions/variables";

/**
 * What the functions were seen to ask AWS for (invoke.int.test.ts): IAM's name of the action, and the table, index, bus, queue or bucket.
 * A test of `stacks/` makes sure that each may.
 */
export const calls: Readonly<Record<FunctionName, readonly string[]>> = {
  command: [
    "dynamodb:GetItem subjects",
    "dynamodb:PutItem events",
    "dynamodb:Query events",
    "dynamodb:UpdateItem subjects",
  ],
  consumer: [
    "dynamodb:BatchGetItem read",
    "dynamodb:GetItem read",
    "dynamodb:PutItem read",
    "dynamodb:UpdateItem read",
    "sqs:ChangeMessageVisibility own",
  ],
  establish: ["dynamodb:GetItem read", "dynamodb:PutItem events", "dynamodb:Query events", "dynamodb:Query read/GSI1"],
  feed: ["dynamodb:BatchGetItem read", "dynamodb:GetItem read", "dynamodb:Query read"],
  "feed-consumer": [
    "dynamodb:BatchGetItem read",
    "dynamodb:GetItem read",
    "dynamodb:PutItem read",
    "dynamodb:UpdateItem read",
  ],
  "feed-keeper": [
    "dynamodb:BatchGetItem read",
    "dynamodb:GetItem read",
    "dynamodb:PutItem read",
    "dynamodb:Query read",
    "dynamodb:Scan events",
  ],
  import: [
    "dynamodb:GetItem subjects",
    "dynamodb:PutItem events",
    "dynamodb:Query events",
    "dynamodb:UpdateItem read",
    "s3:GetObject files",
    "s3:PutObject files",
    "sqs:SendMessage jobs",
  ],
  "import-reader": [
    "dynamodb:BatchGetItem read",
    "dynamodb:Query events",
    "dynamodb:UpdateItem read",
    "s3:GetObject files",
    "sqs:SendMessage rows",
  ],
  "import-consumer": [
    "dynamodb:BatchGetItem read",
    "dynamodb:PutItem events",
    "dynamodb:PutItem read",
    "dynamodb:Query events",
    "dynamodb:UpdateItem read",
  ],
  "insights-consumer": ["dynamodb:BatchGetItem read", "dynamodb:PutItem read", "dynamodb:UpdateItem read"],
  "policy-consumer": ["dynamodb:GetItem read", "dynamodb:PutItem read", "dynamodb:Query events"],
  "post-confirmation": ["cognito-idp:AdminUserGlobalSignOut us-east-1_pool"],
  "pre-token": ["cognito-idp:AdminGetUser us-east-1_pool"],
  processor: ["events:PutEvents bus"],
  query: [
    "dynamodb:BatchGetItem read",
    "dynamodb:GetItem read",
    "dynamodb:Query read/GSI1",
    "dynamodb:Query read/GSI2",
    "dynamodb:Query read/GSI3",
    "events:PutEvents bus",
  ],
  rebuild: ["dynamodb:GetItem read", "dynamodb:PutItem read"],
  reconcile: [
    "dynamodb:BatchGetItem read",
    "dynamodb:GetItem read",
    "dynamodb:Query events",
    "dynamodb:Scan events",
    "dynamodb:UpdateItem read",
    "events:PutEvents bus",
  ],
  relay: ["events:PutEvents bus"],
  "renew-pages": ["cloudfront:CreateInvalidation distribution", "sqs:ChangeMessageVisibility own"],
  rollup: ["dynamodb:BatchGetItem read", "dynamodb:GetItem read", "dynamodb:PutItem read", "dynamodb:Query read"],
  service: [],
  stream: ["dynamodb:BatchGetItem read", "dynamodb:GetItem read", "dynamodb:PutItem read", "dynamodb:Query read"],
};
