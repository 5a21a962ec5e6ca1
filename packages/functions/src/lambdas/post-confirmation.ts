import { postConfirmation } from "../compose/post-confirmation.ts";
import { userPoolsOf } from "../compose/user-pools.ts";
import type { Env } from "../environment.ts";
import { entry } from "../lambda.ts";

export const compose = (env: Env) => postConfirmation(userPoolsOf(env));

export const handler = entry(compose);
