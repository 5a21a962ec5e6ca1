import { type Credentials, failureIn, signedCall } from "../signed-call.ts";

/** A user of Cognito's, as its triggers name them. */
export interface PoolUser {
  readonly pool: string;
  readonly username: string;
}

/** What we ask Cognito of its users. Throws when it does not answer. */
export interface UserPools {
  /** Whether signing in takes an authenticator's code besides the password. */
  hasSecondFactor(user: PoolUser): Promise<boolean>;
  /** Ends every refresh token of the user's. */
  signOutEverywhere(user: PoolUser): Promise<void>;
  /** Ends every session of the user's and deletes them. Nothing when there is no such user. */
  remove(user: PoolUser): Promise<void>;
}

export interface UserPoolSettings {
  readonly region: string;
  readonly credentials: Credentials;
  /** Where Cognito is, with the path below which it answers; left out, in AWS. */
  readonly endpoint?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type Operation = "AdminGetUser" | "AdminUserGlobalSignOut" | "AdminDeleteUser";

/** Cognito gives its triggers five seconds. */
const TIMEOUT_MS = 1_500;
const ATTEMPTS = 2;

/** Cognito says so of a user who is not there. */
const NOBODY = "UserNotFoundException";

/** Cognito's user pools by three operations of its API. */
export function userPools(settings: UserPoolSettings): UserPools {
  const { region, credentials, endpoint = `https://cognito-idp.${region}.amazonaws.com`, now } = settings;
  const call = signedCall({ service: "cognito-idp", region, credentials, endpoint, timeoutMs: TIMEOUT_MS, now });
  const path = `${new URL(endpoint).pathname.replace(/\/$/, "")}/`;
  const ask = async (operation: Operation, { pool, username }: PoolUser): Promise<unknown> => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
    const body = JSON.stringify({ UserPoolId: pool, Username: username });
    const response = await call({ method: "POST", path, headers, body });
    const text = await response.text();
    if (!response.ok) throw new CognitoError(operation, response.status, failureIn(response, text));
    return JSON.parse(text || "{}");
  };
  return {
    async hasSecondFactor(user) {
      const { UserMFASettingList: all } = (await again(() => ask("AdminGetUser", user))) as Partial<
        Record<string, unknown>
      >;
      return Array.isArray(all) && all.includes("SOFTWARE_TOKEN_MFA");
    },
    async signOutEverywhere(user) {
      await again(() => ask("AdminUserGlobalSignOut", user));
    },
    async remove(user) {
      // In this order: a session that is being renewed at this moment is gone with its user.
      for (const operation of ["AdminUserGlobalSignOut", "AdminDeleteUser"] as const) {
        await again(() => ask(operation, user)).catch((error: unknown) => {
          if (!(error instanceof CognitoError && error.type === NOBODY)) throw error;
        });
      }
    },
  };
}

async function again<T>(call: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (attempts <= 1) throw error;
    return again(call, attempts - 1);
  }
}

class CognitoError extends Error {
  readonly type: string;
  constructor(operation: Operation, status: number, type: string) {
    super(`Cognito answers ${operation} with ${status} ${type}`);
    this.type = type;
  }
}
