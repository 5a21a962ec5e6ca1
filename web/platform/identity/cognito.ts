import { isDisplayName } from "../api.ts";
import { type CognitoError, type CognitoReply, callCognito, type Operation, refusalOf } from "./cognito-call.ts";
import { ownAccount, TOTP } from "./cognito-own-account.ts";
import { textOf, unexpected } from "./post.ts";
import {
  type CodeSent,
  type Done,
  type IdentityProvider,
  type ProviderSettings,
  type Refused,
  refuse,
  type SignIn,
  type Tokens,
} from "./provider.ts";

export interface CognitoSettings extends ProviderSettings {
  /** Where the API is; left out, the issuer's host. */
  readonly endpoint?: string;
}

type Call = (operation: Operation, input: object) => Promise<CognitoReply>;
type Body = Readonly<Record<string, unknown>>;

// As the pool is set up in stacks/auth.ts.
const RULES = { username: "email", passwordMin: 12, recovery: true, secondFactor: true } as const;
const MOST_PASSWORD = 256;
const EMAIL = /^(?=.{3,128}$)[^\s@]+@[^\s@]+$/;
const CODE = /^\S{1,2048}$/;
/** After these an account is there and waits for its code, or belongs to somebody who has had theirs. */
const SIGNED_UP = new Set(["UsernameExistsException", "CodeDeliveryFailureException"]);
/** After these a refresh token is of no use any more. */
const ENDED = new Set([
  "NotAuthorizedException",
  "RefreshTokenReuseException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
]);

/** Amazon Cognito by its own API: a pool whose user names are e-mail addresses, and a client without a secret. */
export function cognitoProvider(settings: CognitoSettings): IdentityProvider {
  const { issuer, clientId, endpoint = `${new URL(issuer).origin}/`, now = Date.now } = settings;
  const call: Call = (operation, input) => callCognito(endpoint, operation, { ClientId: clientId, ...input });
  const signs = signing(call, now);
  return {
    rules: RULES,
    ...signs,
    ...accounts(call),
    ...recovery(call),
    ...ownAccount({
      call: (operation, input) => callCognito(endpoint, operation, input),
      signIn: signs.signInAs,
      revoke: signs.revoke,
      isPassword,
    }),
  };
}

interface Signing extends Pick<IdentityProvider, "signIn" | "answerChallenge" | "refresh" | "revoke"> {
  /** Signs in by any name that Cognito knows somebody by. */
  signInAs(username: string, password: string): Promise<SignIn>;
}

function signing(call: Call, now: () => number): Signing {
  const authenticate = async (operation: Operation, username: string, input: object): Promise<SignIn> => {
    const asked = now();
    const reply = await call(operation, input);
    return "error" in reply ? refusalOf(operation, reply.error) : signInOf(reply.body, username, asked);
  };
  const signInAs = (username: string, password: string) => {
    const AuthParameters = { USERNAME: username, PASSWORD: password };
    return authenticate("InitiateAuth", username, { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  };
  return {
    signInAs,
    async signIn(username, password) {
      return EMAIL.test(username) && password ? signInAs(username, password) : refuse("credentials");
    },
    async answerChallenge({ challenge, username, session }, answer) {
      const wanted = challenges[challenge];
      if (!wanted.pattern.test(answer)) return refuse(wanted.reason);
      return authenticate("RespondToAuthChallenge", username, {
        ChallengeName: wanted.name,
        Session: session,
        ChallengeResponses: { USERNAME: username, [wanted.parameter]: answer },
      });
    },
    async refresh(refreshToken) {
      const asked = now();
      const AuthParameters = { REFRESH_TOKEN: refreshToken };
      const reply = await call("InitiateAuth", { AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
      if ("body" in reply) return { kind: "refreshed", tokens: tokensOf(reply.body, asked, refreshToken) };
      if (ENDED.has(reply.error.type)) return { kind: "ended" };
      throw new Error(`Cognito answers a refresh with ${reply.error.type}: ${reply.error.message}`);
    },
    async revoke(refreshToken) {
      const reply = await call("RevokeToken", { Token: refreshToken });
      if ("error" in reply) refusalOf("RevokeToken", reply.error);
    },
  };
}

const challenges = {
  new_password: { name: "NEW_PASSWORD_REQUIRED", parameter: "NEW_PASSWORD", pattern: /./, reason: "password" },
  totp: { name: "SOFTWARE_TOKEN_MFA", parameter: "SOFTWARE_TOKEN_MFA_CODE", pattern: TOTP, reason: "code" },
} as const;

function signInOf(body: Body, username: string, asked: number): SignIn {
  const name = textOf(body.ChallengeName);
  if (!name) return { kind: "signed_in", tokens: tokensOf(body, asked) };
  const challenge = (["new_password", "totp"] as const).find((each) => challenges[each].name === name);
  const session = textOf(body.Session);
  if (!challenge || !session) return unexpected("Cognito", 200, name);
  const parameters = (body.ChallengeParameters ?? {}) as Body;
  return { kind: "challenge", challenge, username: textOf(parameters.USER_ID_FOR_SRP) ?? username, session };
}

/** A refresh brings no new refresh token unless the client rotates them: the old one stays. */
function tokensOf(body: Body, asked: number, oldRefreshToken?: string): Tokens {
  const result = (body.AuthenticationResult ?? {}) as Body;
  const accessToken = textOf(result.AccessToken);
  const refreshToken = textOf(result.RefreshToken) ?? oldRefreshToken;
  const idToken = textOf(result.IdToken);
  const seconds = result.ExpiresIn;
  if (!accessToken || !refreshToken || typeof seconds !== "number") return unexpected("Cognito", 200, "without tokens");
  return { accessToken, refreshToken, ...(idToken && { idToken }), expiresAt: asked + seconds * 1000 };
}

function accounts(call: Call): Pick<IdentityProvider, "signUp" | "confirm" | "resendCode"> {
  return {
    async signUp({ username, password, name }) {
      if (!EMAIL.test(username)) return refuse("username");
      // All that may be refused is refused before Cognito looks whether it knows the address.
      if (!isPassword(password)) return refuse("password");
      if (!isDisplayName(name.trim())) return refuse("name");
      const UserAttributes = [
        { Name: "email", Value: username },
        { Name: "name", Value: name.trim() },
      ];
      const reply = await call("SignUp", { Username: username, Password: password, UserAttributes });
      if (!("error" in reply)) return reply.body.UserConfirmed === true ? { kind: "done" } : CODE_SENT;
      return SIGNED_UP.has(reply.error.type) ? CODE_SENT : refusalOf("SignUp", reply.error);
    },
    async confirm(username, code) {
      if (!CODE.test(code)) return refuse("code");
      return doneOr("ConfirmSignUp", await call("ConfirmSignUp", { Username: username, ConfirmationCode: code }));
    },
    async resendCode(username) {
      const reply = await call("ResendConfirmationCode", { Username: username });
      return "error" in reply ? sentOr("ResendConfirmationCode", reply.error) : CODE_SENT;
    },
  };
}

function recovery(call: Call): Pick<IdentityProvider, "forgotPassword" | "resetPassword"> {
  return {
    async forgotPassword(username) {
      if (!EMAIL.test(username)) return refuse("username");
      const reply = await call("ForgotPassword", { Username: username });
      return "error" in reply ? sentOr("ForgotPassword", reply.error) : CODE_SENT;
    },
    async resetPassword(username, code, password) {
      if (!CODE.test(code)) return refuse("code");
      if (!isPassword(password)) return refuse("password");
      const input = { Username: username, ConfirmationCode: code, Password: password };
      return doneOr("ConfirmForgotPassword", await call("ConfirmForgotPassword", input));
    },
  };
}

const CODE_SENT: CodeSent = { kind: "confirm" };

/** Who asks is told that a code is on its way where there is nobody to send one to. */
function sentOr(operation: "ResendConfirmationCode" | "ForgotPassword", error: CognitoError): CodeSent | Refused {
  const refused = refusalOf(operation, error);
  return refused.reason === "invalid" ? CODE_SENT : refused;
}

const isPassword = (text: string): boolean => {
  const { length } = [...text];
  return length >= RULES.passwordMin && length <= MOST_PASSWORD;
};

function doneOr(operation: Operation, reply: CognitoReply): Done | Refused {
  return "error" in reply ? refusalOf(operation, reply.error) : { kind: "done" };
}
