import { post, type Reply, textOf, unexpected } from "./post.ts";
import {
  type IdentityProvider,
  type NewAccount,
  type ProviderSettings,
  type Refused,
  refuse,
  type SignUp,
  type Tokens,
} from "./provider.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const JSON_TYPE = { "content-type": "application/json" };
type Fields = Readonly<Record<string, string>>;
const RULES = { username: "name", passwordMin: 8, recovery: false, secondFactor: false } as const;

/** The local issuer: RFC 6749 with the grants `password` and `refresh_token`, RFC 7009, and a registration of its own. */
export function oauthProvider(settings: ProviderSettings): IdentityProvider {
  const { issuer, clientId, visitorFields = async () => ({}), now = Date.now } = settings;
  const send = (path: string, form: Record<string, string>, fields: Fields = {}) =>
    post(issuer + path, { ...FORM, ...fields }, new URLSearchParams({ ...form, client_id: clientId }).toString());
  const grant = async (form: Record<string, string>, fields?: Fields) => {
    const asked = now();
    const reply = await send("/oauth2/token", form, fields);
    return reply.status === 200 ? tokensOf(reply, asked, form.refresh_token) : reply;
  };
  return {
    rules: RULES,
    async signIn(username, password) {
      if (!username || !password) return refuse("credentials");
      const answer = await grant({ grant_type: "password", username, password }, await visitorFields(issuer));
      if ("accessToken" in answer) return { kind: "signed_in", tokens: answer };
      if (answer.body.error === "invalid_grant") return refuse("credentials");
      if (answer.status === 429) return refuse("too_many");
      return unexpectedly("token", answer);
    },
    async refresh(refreshToken) {
      const answer = await grant({ grant_type: "refresh_token", refresh_token: refreshToken });
      if ("accessToken" in answer) return { kind: "refreshed", tokens: answer };
      return answer.body.error === "invalid_grant" ? { kind: "ended" } : unexpectedly("token", answer);
    },
    async revoke(refreshToken) {
      const reply = await send("/oauth2/revoke", { token: refreshToken, token_type_hint: "refresh_token" });
      if (reply.status !== 200) unexpectedly("revocation", reply);
    },
    signUp: async (account) => register(issuer, account, await visitorFields(issuer)),
    async signOutEverywhere(accessToken) {
      const reply = await send("/sign-out", { access_token: accessToken });
      if (reply.status === 200) return { kind: "done" };
      return reply.status === 401 ? refuse("session_expired") : unexpectedly("sign-out", reply);
    },
    async changePassword(accessToken, password, wanted) {
      const asked = now();
      const form = { access_token: accessToken, password, new_password: wanted };
      const reply = await send("/password", form, await visitorFields(issuer));
      if (reply.status === 200) return { kind: "signed_in", tokens: tokensOf(reply, asked) };
      return refusedChange(reply);
    },
    ...unsupported,
  };
}

function refusedChange(reply: Reply): Refused {
  if (reply.status === 401) return refuse("session_expired");
  if (reply.status === 429) return refuse("too_many");
  if (reply.body.error === "invalid_grant") return refuse("credentials");
  if (reply.body.field === "password") return refuse("password", textOf(reply.body.error_description));
  return unexpectedly("password", reply);
}

/** Without a new refresh token the old one stays good: RFC 6749, section 6. */
function tokensOf({ body, status }: Reply, asked: number, oldRefreshToken?: string): Tokens {
  const accessToken = textOf(body.access_token);
  const refreshToken = textOf(body.refresh_token) ?? oldRefreshToken;
  const idToken = textOf(body.id_token);
  const seconds = body.expires_in;
  if (!accessToken || !refreshToken || typeof seconds !== "number") return unexpected("The token endpoint", status);
  return { accessToken, refreshToken, ...(idToken && { idToken }), expiresAt: asked + seconds * 1000 };
}

async function register(issuer: string, account: NewAccount, fields: Fields): Promise<SignUp> {
  const { username, password, name } = account;
  const reply = await post(
    `${issuer}/register`,
    { ...JSON_TYPE, ...fields },
    JSON.stringify({ username, password, name }),
  );
  const { error, field, error_description } = reply.body;
  if (reply.status === 201) return { kind: "done" };
  if (reply.status === 429) return refuse("too_many");
  if (error !== "invalid_request") return unexpectedly("registration", reply);
  const known = field === "username" || field === "password" || field === "name";
  return refuse(known ? field : "invalid", textOf(error_description));
}

const unexpectedly = (endpoint: string, { status, body }: Reply): never =>
  unexpected(`The ${endpoint} endpoint`, status, textOf(body.error));

const never = async (): Promise<never> => {
  throw new Error("The local issuer asks for no codes and no second factor");
};
const unsupported = {
  answerChallenge: never,
  confirm: never,
  resendCode: never,
  forgotPassword: never,
  resetPassword: never,
  hasSecondFactor: never,
  beginSecondFactor: never,
  confirmSecondFactor: never,
  endSecondFactor: never,
};
