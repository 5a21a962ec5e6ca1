import type { Permission } from "./lambda.ts";
import type { Storage } from "./storage.ts";
import { keyPermissions } from "./subject-keys.ts";

/** To change what the log holds, by the keys of whose it is, and to remember where that is. Only one function may, ever. */
export const sealingLog = ({ events, keys, read }: Storage): Permission[] => [
  { actions: ["dynamodb:UpdateItem", "dynamodb:DeleteItem"], resources: [events.arn] },
  { actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [read.arn] },
  ...keyPermissions(keys).seal,
];
