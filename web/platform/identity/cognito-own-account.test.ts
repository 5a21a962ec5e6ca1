import { UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cognitoProvider } from "./cognito.ts";
import type { IdentityProvider } from "./provider.ts";
import { type Answer, startServer } from "./testing.ts";

// Answers as in the Amazon Cognito user pools API reference.
const NOW = Date.parse("2026-11-21T10:00:00Z");
const TOKEN = new UnsecuredJWT({ sub: "1a2b", username: "1a2b-3c4d" }).encode();
const OLD = "correct horse";
const NEW = "a better password";
const exception = (type: string, message = ""): Answer => ({ status: 400, body: { __type: type, message } });
const fine = (body: object = {}): Answer => ({ status: 200, body });
const signedIn = fine({
  AuthenticationResult: { AccessToken: "access", RefreshToken: "refresh", ExpiresIn: 3600, TokenType: "Bearer" },
});
const asksForCode = fine({
  ChallengeName: "SOFTWARE_TOKEN_MFA",
  Session: "AYAB",
  ChallengeParameters: { USER_ID_FOR_SRP: "1a2b-3c4d" },
});
const revoked = exception("NotAuthorizedException", "Access Token has been revoked");

let answers: Record<string, Answer>;
let server: Awaited<ReturnType<typeof startServer>>;
let provider: IdentityProvider;
beforeEach(async () => {
  answers = {};
  server = await startServer(({ headers }) => answers[String(headers["x-amz-target"]).split(".")[1] ?? ""] ?? fine());
  provider = cognitoProvider({
    issuer: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI",
    clientId: "1example23456789",
    endpoint: `${server.url}/`,
    now: () => NOW,
  });
});
afterEach(() => server.stop());

const calls = () =>
  server.received.map(({ headers, body }) => [String(headers["x-amz-target"]).split(".")[1], JSON.parse(body)]);
const operations = () => calls().map(([operation]) => operation);
const refusal = (reason: string) => expect.objectContaining({ kind: "refused", reason });
const passwordCheck = [
  "InitiateAuth",
  {
    ClientId: "1example23456789",
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: "1a2b-3c4d", PASSWORD: OLD },
  },
];

it("signs out everywhere", async () => {
  expect(await provider.signOutEverywhere(TOKEN)).toEqual({ kind: "done" });
  expect(calls()).toEqual([["GlobalSignOut", { AccessToken: TOKEN }]]);
  answers.GlobalSignOut = revoked;
  expect(await provider.signOutEverywhere(TOKEN)).toEqual(refusal("session_expired"));
});

describe("a change of password", () => {
  it("ends every session, and signs in with the new one", async () => {
    answers.InitiateAuth = signedIn;
    expect(await provider.changePassword(TOKEN, OLD, NEW)).toEqual({
      kind: "signed_in",
      tokens: { accessToken: "access", refreshToken: "refresh", expiresAt: NOW + 3_600_000 },
    });
    const [changed, ended, [, { AuthParameters }]] = calls() as [unknown, unknown, [string, Record<string, unknown>]];
    expect(changed).toEqual(["ChangePassword", { AccessToken: TOKEN, PreviousPassword: OLD, ProposedPassword: NEW }]);
    expect(ended).toEqual(["GlobalSignOut", { AccessToken: TOKEN }]);
    expect(AuthParameters).toEqual({ USERNAME: "1a2b-3c4d", PASSWORD: NEW });
  });

  it("leads to the code of who has a second factor", async () => {
    answers.InitiateAuth = asksForCode;
    expect(await provider.changePassword(TOKEN, OLD, NEW)).toMatchObject({ kind: "challenge", challenge: "totp" });
  });

  it.each([
    ["NotAuthorizedException", "Incorrect username or password.", "credentials"],
    ["NotAuthorizedException", "Access Token has been revoked", "session_expired"],
    ["LimitExceededException", "Attempt limit exceeded, please try after some time.", "too_many"],
    ["InvalidPasswordException", "Password does not conform to policy", "password"],
  ])("is refused for %s (%s) as %s, and ends nothing then", async (type, message, reason) => {
    answers.ChangePassword = exception(type, message);
    expect(await provider.changePassword(TOKEN, OLD, NEW)).toEqual({ kind: "refused", reason, message });
    expect(operations()).toEqual(["ChangePassword"]);
  });

  it("is not asked for without both passwords", async () => {
    expect(await provider.changePassword(TOKEN, OLD, "short")).toEqual(refusal("password"));
    expect(await provider.changePassword(TOKEN, "", NEW)).toEqual(refusal("credentials"));
    expect(calls()).toEqual([]);
  });
});

describe("a second factor", () => {
  it.each([
    [["SOFTWARE_TOKEN_MFA"], true],
    [["SMS_MFA"], false],
    [undefined, false],
  ])("is known by the user's settings: %j", async (UserMFASettingList, on) => {
    answers.GetUser = fine({
      Username: "1a2b-3c4d",
      UserAttributes: [],
      ...(UserMFASettingList && { UserMFASettingList }),
    });
    expect(await provider.hasSecondFactor(TOKEN)).toEqual({ kind: "known", on });
  });

  it("begins with the password, which leaves no session behind", async () => {
    answers = { InitiateAuth: signedIn, AssociateSoftwareToken: fine({ SecretCode: "JBSWY3DPEHPK3PXP" }) };
    expect(await provider.beginSecondFactor(TOKEN, OLD)).toEqual({ kind: "secret", secret: "JBSWY3DPEHPK3PXP" });
    expect(calls()).toEqual([
      passwordCheck,
      ["RevokeToken", { ClientId: "1example23456789", Token: "refresh" }],
      ["AssociateSoftwareToken", { AccessToken: TOKEN }],
    ]);
  });

  it("does not begin with a wrong password", async () => {
    answers.InitiateAuth = exception("NotAuthorizedException", "Incorrect username or password.");
    expect(await provider.beginSecondFactor(TOKEN, OLD)).toEqual(refusal("credentials"));
    expect(await provider.endSecondFactor(TOKEN, OLD)).toEqual(refusal("credentials"));
    expect(await provider.beginSecondFactor(TOKEN, "")).toEqual(refusal("credentials"));
    expect(operations()).toEqual(["InitiateAuth", "InitiateAuth"]);
  });

  it("is set up by a code, and ends every session that began without it", async () => {
    answers.VerifySoftwareToken = fine({ Status: "SUCCESS" });
    expect(await provider.confirmSecondFactor(TOKEN, "123456")).toEqual({ kind: "done" });
    expect(calls()).toEqual([
      ["VerifySoftwareToken", { AccessToken: TOKEN, UserCode: "123456" }],
      ["SetUserMFAPreference", { AccessToken: TOKEN, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }],
      ["GlobalSignOut", { AccessToken: TOKEN }],
    ]);
  });

  it.each([
    exception("EnableSoftwareTokenMFAException", "Code mismatch"),
    exception("CodeMismatchException", "Invalid code received for user"),
    fine({ Status: "ERROR" }),
  ])("is not set up by a wrong code: %j", async (answer) => {
    answers.VerifySoftwareToken = answer;
    expect(await provider.confirmSecondFactor(TOKEN, "123456")).toEqual(refusal("code"));
    expect(await provider.confirmSecondFactor(TOKEN, "12345")).toEqual(refusal("code"));
    expect(operations()).toEqual(["VerifySoftwareToken"]);
  });

  it("is given up with the password", async () => {
    answers.InitiateAuth = asksForCode;
    expect(await provider.endSecondFactor(TOKEN, OLD)).toEqual({ kind: "done" });
    expect(calls()).toEqual([
      passwordCheck,
      [
        "SetUserMFAPreference",
        { AccessToken: TOKEN, SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } },
      ],
      ["GlobalSignOut", { AccessToken: TOKEN }],
    ]);
  });

  it("is nothing that an ended session decides", async () => {
    answers = {
      GetUser: revoked,
      AssociateSoftwareToken: revoked,
      VerifySoftwareToken: revoked,
      InitiateAuth: asksForCode,
    };
    expect(await provider.hasSecondFactor(TOKEN)).toEqual(refusal("session_expired"));
    expect(await provider.beginSecondFactor(TOKEN, OLD)).toEqual(refusal("session_expired"));
    expect(await provider.confirmSecondFactor(TOKEN, "123456")).toEqual(refusal("session_expired"));
  });
});
