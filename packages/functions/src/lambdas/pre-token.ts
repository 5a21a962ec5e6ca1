import { preToken } from "../compose/pre-token.ts";
import { userPoolsOf } from "../compose/user-pools.ts";
import type { Env } from "../environment.ts";
import { entry } from "../lambda.ts";

export const compose = (env: Env) => preToken(userPoolsOf(env));

export const handler = entry(compose);
