import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cognitoProvider } from "./cognito.ts";
import type { IdentityProvider } from "./provider.ts";
import { type Answer, startServer } from "./testing.ts";

// Answers as in the Amazon Cognito user pools API reference.
const NOW = Date.parse("2026-11-21T10:00:00Z");
const ADA = "ada@example.com";
const SESSION = "AYABeC1-y8qooiuysEv0uM4wAqQAHQABAAdTZXJ2aWNl";
const exception = (type: string, message = ""): Answer => ({ status: 400, body: { __type: type, message } });
const delivery = {
  CodeDeliveryDetails: { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a***@e***" },
};
const result = {
  AccessToken: "eyJra456defEXAMPLE",
  ExpiresIn: 3600,
  IdToken: "eyJra789ghiEXAMPLE",
  RefreshToken: "eyJjd123abcEXAMPLE",
  TokenType: "Bearer",
};
const tokens = {
  accessToken: result.AccessToken,
  refreshToken: result.RefreshToken,
  idToken: result.IdToken,
  expiresAt: NOW + 3_600_000,
};
const challengeOf = (name: string, parameters: object = { USER_ID_FOR_SRP: "1a2b-3c4d" }): Answer => ({
  status: 200,
  body: { ChallengeName: name, Session: SESSION, ChallengeParameters: parameters },
});

let answer: Answer;
let server: Awaited<ReturnType<typeof startServer>>;
let provider: IdentityProvider;
beforeEach(async () => {
  server = await startServer(() => answer);
  provider = cognitoProvider({
    issuer: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI",
    clientId: "1example23456789",
    endpoint: `${server.url}/`,
    now: () => NOW,
  });
});
afterEach(() => server.stop());

const lastCall = () => {
  const { method, headers, body } = server.received.at(-1)!;
  expect(method).toBe("POST");
  expect(headers["content-type"]).toBe("application/x-amz-json-1.1");
  const [service, operation] = String(headers["x-amz-target"]).split(".");
  expect(service).toBe("AWSCognitoIdentityProviderService");
  const { ClientId, ...input } = JSON.parse(body);
  expect(ClientId).toBe("1example23456789");
  return { operation, input };
};
const signIn = () => provider.signIn(ADA, "correct horse");
const nobodyToSendTo = [
  "UserNotFoundException",
  "NotAuthorizedException",
  "LimitExceededException",
  "CodeDeliveryFailureException",
];
const refusal = (reason: string) => ({ kind: "refused", reason });

describe("signing in", () => {
  it("exchanges e-mail and password for tokens", async () => {
    answer = { status: 200, body: { AuthenticationResult: result, ChallengeParameters: {} } };
    expect(await signIn()).toEqual({ kind: "signed_in", tokens });
    expect(lastCall()).toEqual({
      operation: "InitiateAuth",
      input: { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: ADA, PASSWORD: "correct horse" } },
    });
  });

  it.each([
    ["NotAuthorizedException", "Incorrect username or password.", "credentials"],
    ["NotAuthorizedException", "User is disabled.", "credentials"],
    ["NotAuthorizedException", "Password attempts exceeded", "credentials"],
    ["UserNotFoundException", "User does not exist.", "credentials"],
    ["UserNotConfirmedException", "User is not confirmed.", "unconfirmed"],
    ["PasswordResetRequiredException", "Password reset required for the user", "reset_required"],
    ["TooManyRequestsException", "Rate exceeded", "too_many"],
    ["com.amazonaws.cognito#LimitExceededException:http://example", "Attempt limit exceeded", "too_many"],
  ])("answers %s (%s) as %s", async (type, message, reason) => {
    answer = exception(type, message);
    expect(await signIn()).toEqual({ kind: "refused", reason, message });
  });

  it("throws what nobody at the form can help", async () => {
    answer = exception("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client");
    await expect(signIn()).rejects.toThrow("USER_PASSWORD_AUTH flow not enabled");
    answer = exception("constructor");
    await expect(signIn()).rejects.toThrow("constructor");
    answer = { status: 500, body: { __type: "InternalErrorException" } };
    await expect(signIn()).rejects.toMatchObject({ name: "ProviderUnavailable" });
    for (const type of ["UserLambdaValidationException", "UnexpectedLambdaException"]) {
      answer = exception(type, "PreTokenGeneration failed with error throttled.");
      await expect(signIn(), type).rejects.toMatchObject({ name: "ProviderUnavailable" });
    }
    answer = { status: 200, body: {} };
    await expect(signIn()).rejects.toThrow("without tokens");
    answer = challengeOf("MFA_SETUP");
    await expect(signIn()).rejects.toThrow("MFA_SETUP");
  });

  it("does not ask with what is no e-mail address, or without a password", async () => {
    expect(await provider.signIn("ada", "correct horse")).toEqual(refusal("credentials"));
    expect(await provider.signIn(ADA, "")).toEqual(refusal("credentials"));
    expect(server.received).toEqual([]);
  });
});

describe("challenges", () => {
  const challenge = { kind: "challenge", username: "1a2b-3c4d", session: SESSION } as const;

  it("replaces a temporary password", async () => {
    const parameters = { USER_ID_FOR_SRP: "1a2b-3c4d", requiredAttributes: "[]", userAttributes: "{}" };
    answer = challengeOf("NEW_PASSWORD_REQUIRED", parameters);
    const asked = await signIn();
    expect(asked).toEqual({ ...challenge, challenge: "new_password" });
    answer = { status: 200, body: { AuthenticationResult: result } };
    const done = await provider.answerChallenge({ ...challenge, challenge: "new_password" }, "a better password");
    expect(done).toEqual({ kind: "signed_in", tokens });
    expect(lastCall()).toEqual({
      operation: "RespondToAuthChallenge",
      input: {
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session: SESSION,
        ChallengeResponses: { USERNAME: "1a2b-3c4d", NEW_PASSWORD: "a better password" },
      },
    });
  });

  it("asks for the authenticator's code, also after a new password", async () => {
    answer = challengeOf("SOFTWARE_TOKEN_MFA", {});
    const asked = await provider.answerChallenge({ ...challenge, challenge: "new_password" }, "a better password");
    expect(asked).toEqual({ ...challenge, challenge: "totp" });
    answer = { status: 200, body: { AuthenticationResult: result } };
    expect(await provider.answerChallenge({ ...challenge, challenge: "totp" }, "123456")).toMatchObject({ tokens });
    expect(lastCall().input).toEqual({
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      Session: SESSION,
      ChallengeResponses: { USERNAME: "1a2b-3c4d", SOFTWARE_TOKEN_MFA_CODE: "123456" },
    });
  });

  it("goes on under the name that was typed when Cognito gives no other", async () => {
    answer = challengeOf("SOFTWARE_TOKEN_MFA", {});
    expect(await signIn()).toMatchObject({ username: ADA });
  });

  it.each([
    ["CodeMismatchException", "Invalid code received for user", "code"],
    ["ExpiredCodeException", "Your software token has already been used once.", "code"],
    ["InvalidPasswordException", "Password did not conform with policy: Password not long enough", "password"],
    ["InvalidParameterException", "Something about the answer", "invalid"],
    ["NotAuthorizedException", "Invalid session for the user, session is expired.", "session_expired"],
  ])("answers %s (%s) as %s", async (type, message, reason) => {
    answer = exception(type, message);
    const answered = await provider.answerChallenge({ ...challenge, challenge: "totp" }, "123456");
    expect(answered).toEqual({ kind: "refused", reason, message });
  });

  it("does not send what is no code", async () => {
    expect(await provider.answerChallenge({ ...challenge, challenge: "totp" }, "12345")).toEqual(refusal("code"));
    expect(await provider.answerChallenge({ ...challenge, challenge: "new_password" }, "")).toEqual(
      refusal("password"),
    );
    expect(server.received).toEqual([]);
  });
});

describe("renewing", () => {
  it("keeps the refresh token, as Cognito gives no other", async () => {
    const { RefreshToken: _, ...others } = result;
    answer = { status: 200, body: { AuthenticationResult: others, ChallengeParameters: {} } };
    expect(await provider.refresh("old")).toEqual({ kind: "refreshed", tokens: { ...tokens, refreshToken: "old" } });
    expect(lastCall()).toEqual({
      operation: "InitiateAuth",
      input: { AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN: "old" } },
    });
  });

  it("takes a new refresh token when there is one", async () => {
    answer = { status: 200, body: { AuthenticationResult: result } };
    expect(await provider.refresh("old")).toEqual({ kind: "refreshed", tokens });
  });

  it.each([
    ["NotAuthorizedException", "Refresh Token has been revoked"],
    ["NotAuthorizedException", "Invalid Refresh Token"],
    ["UserNotFoundException", "User does not exist."],
  ])("has ended with %s: %s", async (type, message) => {
    answer = exception(type, message);
    expect(await provider.refresh("old")).toEqual({ kind: "ended" });
  });

  it("has not ended because Cognito is busy", async () => {
    answer = exception("TooManyRequestsException", "Rate exceeded");
    await expect(provider.refresh("old")).rejects.toThrow("Rate exceeded");
  });
});

it("revokes a refresh token, and throws when it could not", async () => {
  answer = { status: 200, body: "" };
  await provider.revoke("old");
  expect(lastCall()).toEqual({ operation: "RevokeToken", input: { Token: "old" } });
  answer = exception("UnsupportedTokenTypeException");
  await expect(provider.revoke("old")).rejects.toThrow("UnsupportedTokenTypeException");
});

describe("registering", () => {
  const account = { username: ADA, password: "correct horse", name: " Ada " };

  it("sends a code", async () => {
    answer = { status: 200, body: { ...delivery, UserConfirmed: false, UserSub: "1a2b" } };
    expect(await provider.signUp(account)).toEqual({ kind: "confirm" });
    expect(lastCall()).toEqual({
      operation: "SignUp",
      input: {
        Username: ADA,
        Password: "correct horse",
        UserAttributes: [
          { Name: "email", Value: ADA },
          { Name: "name", Value: "Ada" },
        ],
      },
    });
  });

  it("is done when the pool confirms by itself", async () => {
    answer = { status: 200, body: { UserConfirmed: true, UserSub: "1a2b" } };
    expect(await provider.signUp(account)).toEqual({ kind: "done" });
  });

  it.each([
    ["InvalidPasswordException", "Password did not conform with policy: Password not long enough", "password"],
    ["InvalidParameterException", "1 validation error detected: Value at 'password' failed", "password"],
    ["InvalidParameterException", "Username should be an email.", "username"],
    ["InvalidParameterException", "Attributes did not conform to the schema", "invalid"],
    ["TooManyRequestsException", "Rate exceeded", "too_many"],
  ])("answers %s (%s) as %s", async (type, message, reason) => {
    answer = exception(type, message);
    expect(await provider.signUp(account)).toEqual({ kind: "refused", reason, message });
  });

  it("says at once which field is missing", async () => {
    expect(await provider.signUp({ ...account, username: "ada" })).toEqual(refusal("username"));
    expect(await provider.signUp({ ...account, password: "elevenchars" })).toEqual(refusal("password"));
    expect(await provider.signUp({ ...account, password: "x".repeat(257) })).toEqual(refusal("password"));
    expect(await provider.signUp({ ...account, name: " " })).toEqual(refusal("name"));
    expect(server.received).toEqual([]);
  });

  it("answers the same for an address that somebody has, and for one that takes no mail", async () => {
    for (const type of ["UsernameExistsException", "CodeDeliveryFailureException"]) {
      answer = exception(type, "User already exists");
      expect(await provider.signUp(account), type).toEqual({ kind: "confirm" });
    }
  });

  it("is confirmed by the code", async () => {
    answer = { status: 200, body: {} };
    expect(await provider.confirm(ADA, "123456")).toEqual({ kind: "done" });
    expect(lastCall()).toEqual({
      operation: "ConfirmSignUp",
      input: { Username: ADA, ConfirmationCode: "123456" },
    });
  });

  it.each([
    ["CodeMismatchException", "Invalid verification code provided, please try again.", "code"],
    ["ExpiredCodeException", "Invalid code provided, please request a code again.", "code"],
    ["NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED", "code"],
    ["UserNotFoundException", "Username/client id combination not found.", "code"],
    ["AliasExistsException", "An account with the email already exists.", "code"],
    ["LimitExceededException", "Attempt limit exceeded, please try after some time.", "code"],
    ["TooManyFailedAttemptsException", "Too many failed attempts", "code"],
    ["TooManyRequestsException", "Rate exceeded", "too_many"],
  ])("is not confirmed with %s (%s), and is not told whose code it might be", async (type, message, reason) => {
    answer = exception(type, message);
    expect(await provider.confirm(ADA, "123456")).toEqual({ kind: "refused", reason, message });
  });

  it("sends the code again", async () => {
    answer = { status: 200, body: delivery };
    expect(await provider.resendCode(ADA)).toEqual({ kind: "confirm" });
    expect(lastCall()).toEqual({ operation: "ResendConfirmationCode", input: { Username: ADA } });
    for (const type of ["InvalidParameterException", ...nobodyToSendTo]) {
      answer = exception(type, "User is already confirmed.");
      expect(await provider.resendCode(ADA), type).toEqual({ kind: "confirm" });
    }
    answer = exception("TooManyRequestsException");
    expect(await provider.resendCode(ADA)).toEqual(refusal("too_many"));
  });
});

describe("a forgotten password", () => {
  it("is set anew with a code", async () => {
    answer = { status: 200, body: delivery };
    expect(await provider.forgotPassword(ADA)).toEqual({ kind: "confirm" });
    expect(lastCall()).toEqual({ operation: "ForgotPassword", input: { Username: ADA } });
    answer = { status: 200, body: {} };
    expect(await provider.resetPassword(ADA, "123456", "a better password")).toEqual({ kind: "done" });
    expect(lastCall()).toEqual({
      operation: "ConfirmForgotPassword",
      input: { Username: ADA, ConfirmationCode: "123456", Password: "a better password" },
    });
  });

  it("sends who asks on, whether there is somebody to send a code to or not", async () => {
    const message = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    for (const type of ["InvalidParameterException", ...nobodyToSendTo]) {
      answer = exception(type, message);
      expect(await provider.forgotPassword(ADA), type).toEqual({ kind: "confirm" });
    }
  });

  it.each(["UserNotFoundException", "UserNotConfirmedException", "NotAuthorizedException", "LimitExceededException"])(
    "is not set for %s, as with a wrong code",
    async (type) => {
      answer = exception(type);
      expect(await provider.resetPassword(ADA, "123456", "a better password")).toEqual(refusal("code"));
    },
  );

  it("is refused as data", async () => {
    answer = exception("CodeMismatchException", "Invalid verification code provided, please try again.");
    expect(await provider.resetPassword(ADA, "123456", "a better password")).toMatchObject(refusal("code"));
    answer = exception("InvalidParameterException", "1 validation error detected: Value at 'password' failed");
    expect(await provider.resetPassword(ADA, "123456", "a better password")).toMatchObject(refusal("password"));
    expect(await provider.resetPassword(ADA, "123456", "short")).toEqual(refusal("password"));
    expect(await provider.resetPassword(ADA, " ", "a better password")).toEqual(refusal("code"));
  });
});
