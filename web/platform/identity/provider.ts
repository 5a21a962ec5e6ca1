export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Header fields by which the API's own issuer knows for whom the site asks. */
  readonly visitorFields?: (issuer: string) => Promise<Readonly<Record<string, string>>>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** What a sign-in yields. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken?: string;
  /** When the access token expires; milliseconds since 1970. */
  readonly expiresAt: number;
}

export type Refusal =
  /** User name or password is wrong; which of them, nobody is told. */
  | "credentials"
  /** The e-mail address has not been confirmed yet. */
  | "unconfirmed"
  /** The password must be set anew before it can be used. */
  | "reset_required"
  | "too_many"
  | "username"
  | "password"
  | "name"
  /** Wrong, used already, too old, tried too often, or of nobody: which of these, nobody is told. */
  | "code"
  /** A challenge was answered too late, or twice: sign in again. */
  | "session_expired"
  | "invalid";

export interface Refused {
  readonly kind: "refused";
  readonly reason: Refusal;
  /** The provider's own sentence, in English: tells more about a password that breaks a rule. */
  readonly message?: string;
}

/** A further question before the tokens. `new_password`: the one used was temporary; `totp`: six digits of an authenticator. */
export interface Challenge {
  readonly kind: "challenge";
  readonly challenge: "new_password" | "totp";
  readonly username: string;
  /** Opaque; good for a few minutes. */
  readonly session: string;
}

export interface Done {
  readonly kind: "done";
}

/** A code was sent, if there is an account to send one for: nobody is told whether there is. */
export interface CodeSent {
  readonly kind: "confirm";
}

export type SignIn = { readonly kind: "signed_in"; readonly tokens: Tokens } | Challenge | Refused;
/** `ended`: the refresh token is no longer valid, and nothing will make it so. */
export type Refresh = { readonly kind: "refreshed"; readonly tokens: Tokens } | { readonly kind: "ended" };
export type SignUp = Done | CodeSent | Refused;

export interface NewAccount {
  readonly username: string;
  readonly password: string;
  /** Shown beside what the person writes. */
  readonly name: string;
}

/** What a form should say and offer; the provider decides. */
export interface AccountRules {
  readonly username: "email" | "name";
  readonly passwordMin: number;
  /** Whether a forgotten password can be set anew with a code. */
  readonly recovery: boolean;
  /** Whether an authenticator app can be asked for as well. */
  readonly secondFactor: boolean;
}

/** What an authenticator app has to know; base32. */
export interface Secret {
  readonly kind: "secret";
  readonly secret: string;
}

/**
 * What somebody does about their own account, by their access token. `session_expired`: that token is of no use any more, though it may not
 * have expired: sign in again. `credentials`: the password they have now is wrong.
 */
export interface OwnAccount {
  /** Ends every session, the one that asks too. */
  signOutEverywhere(accessToken: string): Promise<Done | Refused>;
  /** Sets another password, ends every session, and signs in with the new one. */
  changePassword(accessToken: string, password: string, wanted: string): Promise<SignIn>;
  hasSecondFactor(accessToken: string): Promise<{ readonly kind: "known"; readonly on: boolean } | Refused>;
  beginSecondFactor(accessToken: string, password: string): Promise<Secret | Refused>;
  /** By a code that the app shows for the secret. Ends every session: the next one begins with both factors. */
  confirmSecondFactor(accessToken: string, code: string): Promise<Done | Refused>;
  /** Ends every session. */
  endSecondFactor(accessToken: string, password: string): Promise<Done | Refused>;
}

/**
 * Where people have their accounts. What can be expected comes back as data; when the provider cannot be reached or answers what it should
 * not, methods throw.
 */
export interface IdentityProvider extends OwnAccount {
  readonly rules: AccountRules;
  signIn(username: string, password: string): Promise<SignIn>;
  /** Answers a challenge with the new password or the code. A refused answer may be given anew, unless the reason is `session_expired`. */
  answerChallenge(challenge: Pick<Challenge, "challenge" | "username" | "session">, answer: string): Promise<SignIn>;
  refresh(refreshToken: string): Promise<Refresh>;
  /** Ends the session at the provider. Signing out does not depend on it: clear the cookies whether it throws or not. */
  revoke(refreshToken: string): Promise<void>;
  /** Answers the same for a user name that somebody has. */
  signUp(account: NewAccount): Promise<SignUp>;
  confirm(username: string, code: string): Promise<Done | Refused>;
  resendCode(username: string): Promise<CodeSent | Refused>;
  forgotPassword(username: string): Promise<CodeSent | Refused>;
  resetPassword(username: string, code: string, password: string): Promise<Done | Refused>;
}

/** A refusal as data; an empty message is left out. */
export const refuse = (reason: Refusal, message?: string): Refused => ({
  kind: "refused",
  reason,
  ...(message && { message }),
});
