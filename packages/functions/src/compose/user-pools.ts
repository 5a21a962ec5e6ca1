import { type UserPools, userPools } from "@bellyfed/adapters/cognito/user-pool";
import { type Env, required } from "../environment.ts";

/** Cognito, with what Lambda gives every function; a local endpoint brings its credentials with it. */
export function userPoolsOf(env: Env): UserPools {
  if (env.COGNITO_ENDPOINT && new URL(env.COGNITO_ENDPOINT).username !== "") return localPools(env.COGNITO_ENDPOINT);
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

function localPools(address: string): UserPools {
  const { username: accessKeyId, password: secretAccessKey } = new URL(address);
  const endpoint = address.replace(/\/\/[^/@]*@/, "//");
  return userPools({ region: "us-east-1", credentials: { accessKeyId, secretAccessKey }, endpoint });
}
