import { decodeJwt } from "jose";
import { type CognitoReply, type Operation, refusalOf } from "./cognito-call.ts";
import { textOf, unexpected } from "./post.ts";
import { type Done, type OwnAccount, type Refused, refuse, type SignIn } from "./provider.ts";

/** What the account's own operations stand on. */
interface Parts {
  /** Calls Cognito for whoever an access token is about; names no client. */
  readonly call: (operation: Operation, input: object) => Promise<CognitoReply>;
  readonly signIn: (username: string, password: string) => Promise<SignIn>;
  readonly revoke: (refreshToken: string) => Promise<void>;
  readonly isPassword: (text: string) => boolean;
}
type Ask = (
  operation: Operation,
  accessToken: string,
  input?: object,
) => Promise<Exclude<CognitoReply, Failed> | Refused>;
type Failed = Extract<CognitoReply, { readonly error: unknown }>;

/** What an authenticator app shows. */
export const TOTP = /^\d{6}$/;
const DONE: Done = { kind: "done" };

/** What somebody does about their own account at Cognito, with their access token. */
export function ownAccount(parts: Parts): OwnAccount {
  const { signIn, isPassword } = parts;
  const ask: Ask = async (operation, AccessToken, input = {}) => {
    const reply = await parts.call(operation, { AccessToken, ...input });
    return "error" in reply ? refusalOf(operation, reply.error) : reply;
  };
  const signOutEverywhere = async (accessToken: string) => {
    const ended = await ask("GlobalSignOut", accessToken);
    return "body" in ended ? DONE : ended;
  };
  return {
    signOutEverywhere,
    async changePassword(accessToken, password, wanted) {
      if (!isPassword(wanted)) return refuse("password");
      if (password === "") return refuse("credentials");
      const input = { PreviousPassword: password, ProposedPassword: wanted };
      const changed = await ask("ChangePassword", accessToken, input);
      if (!("body" in changed)) return changed;
      const ended = await signOutEverywhere(accessToken);
      return ended.kind === "refused" ? ended : signIn(nameIn(accessToken), wanted);
    },
    ...secondFactor(parts, ask, signOutEverywhere),
  };
}

function secondFactor(
  { signIn, revoke }: Parts,
  ask: Ask,
  signOutEverywhere: OwnAccount["signOutEverywhere"],
): Pick<OwnAccount, "hasSecondFactor" | "beginSecondFactor" | "confirmSecondFactor" | "endSecondFactor"> {
  /** Asks for the password again: who found an open browser shall not decide who signs in later. */
  const checkPassword = async (accessToken: string, password: string): Promise<Refused | undefined> => {
    const answer = password === "" ? refuse("credentials") : await signIn(nameIn(accessToken), password);
    if (answer.kind === "signed_in") await revoke(answer.tokens.refreshToken);
    return answer.kind === "refused" ? answer : undefined;
  };
  /** A session that began with the password alone shall not gain what a second factor gives, so none goes on. */
  const prefer = async (accessToken: string, on: boolean): Promise<Done | Refused> => {
    const SoftwareTokenMfaSettings = { Enabled: on, PreferredMfa: on };
    const set = await ask("SetUserMFAPreference", accessToken, { SoftwareTokenMfaSettings });
    return "body" in set ? signOutEverywhere(accessToken) : set;
  };
  return {
    async hasSecondFactor(accessToken) {
      const user = await ask("GetUser", accessToken);
      if (!("body" in user)) return user;
      const all = user.body.UserMFASettingList;
      return { kind: "known", on: Array.isArray(all) && all.includes("SOFTWARE_TOKEN_MFA") };
    },
    async beginSecondFactor(accessToken, password) {
      const refused = await checkPassword(accessToken, password);
      if (refused) return refused;
      const begun = await ask("AssociateSoftwareToken", accessToken);
      if (!("body" in begun)) return begun;
      return { kind: "secret", secret: textOf(begun.body.SecretCode) ?? unexpected("Cognito", 200, "no secret") };
    },
    async confirmSecondFactor(accessToken, code) {
      if (!TOTP.test(code)) return refuse("code");
      const verified = await ask("VerifySoftwareToken", accessToken, { UserCode: code });
      if (!("body" in verified)) return verified;
      return verified.body.Status === "SUCCESS" ? prefer(accessToken, true) : refuse("code");
    },
    async endSecondFactor(accessToken, password) {
      return (await checkPassword(accessToken, password)) ?? prefer(accessToken, false);
    },
  };
}

/** The name that Cognito knows its user by, which is not the address they sign in with. */
function nameIn(accessToken: string): string {
  const { username } = decodeJwt(accessToken);
  return textOf(username) ?? unexpected("Cognito", 200, "an access token without a user name");
}
