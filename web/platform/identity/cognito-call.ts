import { ProviderUnavailable, post, type Reply, textOf } from "./post.ts";
import { type Refusal, type Refused, refuse } from "./provider.ts";

const HEADERS = { "content-type": "application/x-amz-json-1.1" };

export type Operation =
  | "InitiateAuth"
  | "RespondToAuthChallenge"
  | "RevokeToken"
  | "SignUp"
  | "ConfirmSignUp"
  | "ResendConfirmationCode"
  | "ForgotPassword"
  | "ConfirmForgotPassword"
  | "ChangePassword"
  | "GlobalSignOut"
  | "GetUser"
  | "AssociateSoftwareToken"
  | "VerifySoftwareToken"
  | "SetUserMFAPreference";

/** The name of an exception (`NotAuthorizedException`) and its sentence. */
export interface CognitoError {
  readonly type: string;
  readonly message: string;
}

export type CognitoReply = { readonly body: Reply["body"] } | { readonly error: CognitoError };

/** Calls Cognito's API; the operations used here need no signature. An exception comes back as data; throws when there is no answer. */
export async function callCognito(endpoint: string, operation: Operation, input: object): Promise<CognitoReply> {
  const target = { "x-amz-target": `AWSCognitoIdentityProviderService.${operation}` };
  const { status, body } = await post(endpoint, { ...HEADERS, ...target }, JSON.stringify(input));
  if (status === 200) return { body };
  // AWS's JSON protocol allows a namespace before the name and an address behind it.
  const type = (textOf(body.__type) ?? `status ${status}`).replace(/^.*#/, "").replace(/:.*$/, "");
  return { error: { type, message: textOf(body.message) ?? "" } };
}

const TOO_MANY = {
  TooManyRequestsException: "too_many",
} as const;
const CODE = { CodeMismatchException: "code", ExpiredCodeException: "code" } as const;
/** Whatever is wrong with an address to which a code should go: who asks is told that it is on its way. */
const NO_CODE = {
  LimitExceededException: "invalid",
  CodeDeliveryFailureException: "invalid",
  UserNotFoundException: "invalid",
  InvalidParameterException: "invalid",
  NotAuthorizedException: "invalid",
} as const;
/** Whatever is wrong with a code that was sent. Counted attempts and accounts in another state exist only where there is an account. */
const SENT_CODE = {
  ...CODE,
  LimitExceededException: "code",
  TooManyFailedAttemptsException: "code",
  UserNotFoundException: "code",
  UserNotConfirmedException: "code",
  InvalidParameterException: "code",
  NotAuthorizedException: "code",
  AliasExistsException: "code",
} as const;
const PASSWORD = {
  InvalidPasswordException: "password",
  PasswordHistoryPolicyViolationException: "password",
} as const;

/** Of operations by an access token, which says who asks: it has been revoked, or its user is gone. */
const OWN = {
  ...TOO_MANY,
  LimitExceededException: "too_many",
  NotAuthorizedException: "session_expired",
  UserNotFoundException: "session_expired",
  UserNotConfirmedException: "session_expired",
  PasswordResetRequiredException: "session_expired",
} as const;

/** What an exception means in each operation; any other is a fault of ours or of Cognito's. */
const refusals: Readonly<Record<Operation, Readonly<Record<string, Refusal>>>> = {
  InitiateAuth: {
    ...TOO_MANY,
    LimitExceededException: "too_many",
    NotAuthorizedException: "credentials",
    UserNotFoundException: "credentials",
    UserNotConfirmedException: "unconfirmed",
    PasswordResetRequiredException: "reset_required",
  },
  RespondToAuthChallenge: {
    ...TOO_MANY,
    ...CODE,
    ...PASSWORD,
    LimitExceededException: "too_many",
    TooManyFailedAttemptsException: "too_many",
    InvalidParameterException: "invalid",
    NotAuthorizedException: "session_expired",
    UserNotFoundException: "session_expired",
    UserNotConfirmedException: "unconfirmed",
    PasswordResetRequiredException: "reset_required",
  },
  RevokeToken: {},
  SignUp: {
    ...TOO_MANY,
    ...PASSWORD,
    LimitExceededException: "too_many",
    InvalidParameterException: "invalid",
  },
  ConfirmSignUp: { ...TOO_MANY, ...SENT_CODE },
  ResendConfirmationCode: { ...TOO_MANY, ...NO_CODE },
  ForgotPassword: { ...TOO_MANY, ...NO_CODE },
  ConfirmForgotPassword: { ...TOO_MANY, ...PASSWORD, ...SENT_CODE },
  ChangePassword: { ...OWN, ...PASSWORD, NotAuthorizedException: "credentials", InvalidParameterException: "password" },
  GlobalSignOut: OWN,
  GetUser: OWN,
  AssociateSoftwareToken: OWN,
  VerifySoftwareToken: { ...OWN, ...CODE, EnableSoftwareTokenMFAException: "code" },
  SetUserMFAPreference: OWN,
};

/** An exception as a refusal. Throws when the operation should not answer so. */
export function refusalOf(operation: Operation, { type, message }: CognitoError): Refused {
  // The same exception as for a wrong password.
  if (type === "NotAuthorizedException" && /^access token/i.test(message)) return refuse("session_expired", message);
  if (/Lambda/.test(type)) throw new ProviderUnavailable(`Cognito answers ${operation} with ${type}: ${message}`);
  const reason = Object.hasOwn(refusals[operation], type) ? refusals[operation][type] : undefined;
  if (!reason) throw new Error(`Cognito answers ${operation} with ${type}: ${message}`);
  return refuse(parameterOf(operation, type, message) ?? reason, message);
}

/** Lengths and characters are checked before the pool's own rules, and told by the parameter's name only. */
function parameterOf(operation: Operation, type: string, message: string): Refusal | undefined {
  if (type !== "InvalidParameterException") return undefined;
  if (!["SignUp", "RespondToAuthChallenge", "ConfirmForgotPassword"].includes(operation)) return undefined;
  if (/password/i.test(message)) return "password";
  return operation === "SignUp" && /username|email/i.test(message) ? "username" : undefined;
}
