import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../gateway/body.ts";
import type { Credentials } from "../loopback.ts";
import { hasTexts } from "../private-file.ts";
import { signatureFault } from "../sqs/signature.ts";
import type { RefreshTokens } from "./refresh-tokens.ts";
import type { Users } from "./users.ts";

/** Where below the issuer's address our functions ask what they ask of Cognito. */
export const COGNITO_PATH = "/cognito/";
/** The one user pool that there is. */
export const POOL_ID = "local_bellyfed";

export interface PoolParts {
  readonly url: string;
  readonly users: Pick<Users, "find" | "remove">;
  readonly refreshTokens: Pick<RefreshTokens, "revokeAll">;
  /** Those of this data folder: with them requests are signed. */
  readonly credentials: Credentials;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Answer {
  readonly status: 200 | 400 | 403;
  readonly body: object;
}

const BODY_LIMIT = 16 * 1024;
const SERVICE = "AWSCognitoIdentityProviderService.";

/** As much of Cognito's API as functions ask for that erase somebody, signed as AWS wants it. */
export async function answerCognito(parts: PoolParts, request: IncomingMessage, response: ServerResponse) {
  const { status, body } = await answer(parts, request);
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

async function answer(parts: PoolParts, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request, BODY_LIMIT);
  if (!Buffer.isBuffer(body)) return fault("SerializationException", "The request is too long");
  const { method = "", headers } = request;
  // As it was signed: the gateway takes away where the issuer is mounted.
  const url = new URL(parts.url).pathname + (request.url ?? "");
  const wrong = await signatureFault({ method, url, headers }, body, parts.credentials, new Date(parts.now()));
  if (wrong) return { status: 403, body: { __type: wrong.code, message: wrong.message } };
  const asked = jsonOf(body.toString());
  if (!hasTexts(asked, "UserPoolId", "Username"))
    return fault("InvalidParameterException", "A user of a pool is asked for");
  if (asked.UserPoolId !== POOL_ID) return fault("ResourceNotFoundException", `There is no user pool but ${POOL_ID}`);
  const operation = operations[String(headers["x-amz-target"] ?? "").slice(SERVICE.length)];
  if (!operation) return fault("UnknownOperationException", `Only ${Object.keys(operations).join(" and ")} are known`);
  const isThere = parts.users.find(asked.Username) !== undefined;
  // Also of somebody who is not there: nobody who registers later is to be them.
  operation(parts, asked.Username);
  return isThere ? { status: 200, body: {} } : fault("UserNotFoundException", "User does not exist.");
}

/** A user's name is their subject, as Cognito takes it, too. */
const operations: Readonly<Record<string, (parts: PoolParts, sub: string) => void>> = {
  AdminUserGlobalSignOut: ({ refreshTokens }, sub) => refreshTokens.revokeAll(sub),
  AdminDeleteUser: ({ users, refreshTokens }, sub) => {
    users.remove(sub);
    // Such as were issued since the others ended.
    refreshTokens.revokeAll(sub);
  },
};

const fault = (__type: string, message: string): Answer => ({ status: 400, body: { __type, message } });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
