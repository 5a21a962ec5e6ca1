import { type UserPools, userPools } from "@bellyfed/adapters/cognito/user-pool";
import { type Env, required } from "../environment.ts";

/** Cognito for the functions that it calls itself, with what Lambda gives every function. */
export function userPoolsOf(env: Env): UserPools {
  const given = required(env, "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
  return userPools({
    region: given.AWS_REGION,
    credentials: {
      accessKeyId: given.AWS_ACCESS_KEY_ID,
      secretAccessKey: given.AWS_SECRET_ACCESS_KEY,
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
    endpoint: env.COGNITO_ENDPOINT,
  });
}
