import { createHmac, randomUUID } from "node:crypto";
import { type Answer, startServer } from "../platform/identity/testing.ts";

/** As much of Cognito as one person needs to sign in and to set up an authenticator app. */
export interface FakeCognito {
  readonly url: string;
  /** The password, which the person may change. */
  password(): string;
  hasSecondFactor(): boolean;
  stop(): Promise<void>;
}

type Input = Readonly<Record<string, string>> & { readonly AuthParameters?: Readonly<Record<string, string>> };
type Operation = (input: Input & Record<string, Readonly<Record<string, unknown>>>) => Answer | Promise<Answer>;

const ok = (body: object = {}): Answer => ({ status: 200, body });
const exception = (type: string, message = type): Answer => ({ status: 400, body: { __type: type, message } });

/** `accessToken` makes tokens that the API takes. */
export async function startFakeCognito(first: string, accessToken: () => Promise<string>): Promise<FakeCognito> {
  const state = { password: first, secret: "", on: false, refreshTokens: new Set<string>() };
  const tokens = async () => {
    const RefreshToken = randomUUID();
    state.refreshTokens.add(RefreshToken);
    return ok({ AuthenticationResult: { AccessToken: await accessToken(), RefreshToken, ExpiresIn: 3600 } });
  };
  // The one before as well, as Cognito takes it: half a minute may end while a form is on its way.
  const isCode = (code: unknown) => [0, 30_000].some((ago) => code === totp(state.secret, Date.now() - ago));
  const operations: Readonly<Record<string, Operation>> = {
    InitiateAuth: ({ AuthParameters: { PASSWORD, REFRESH_TOKEN } = {} }) => {
      const known = PASSWORD ? PASSWORD === state.password : state.refreshTokens.has(REFRESH_TOKEN ?? "");
      if (!known) return exception("NotAuthorizedException", "Incorrect username or password.");
      return PASSWORD && state.on ? ok({ ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "AYAB" }) : tokens();
    },
    RespondToAuthChallenge: ({ ChallengeResponses: answers }) =>
      isCode(answers?.SOFTWARE_TOKEN_MFA_CODE) ? tokens() : exception("CodeMismatchException"),
    RevokeToken: ({ Token }) => ok({ revoked: state.refreshTokens.delete(Token ?? "") }),
    GlobalSignOut: () => {
      state.refreshTokens.clear();
      return ok();
    },
    GetUser: () => ok(state.on ? { UserMFASettingList: ["SOFTWARE_TOKEN_MFA"] } : {}),
    AssociateSoftwareToken: () => {
      state.secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";
      return ok({ SecretCode: state.secret });
    },
    VerifySoftwareToken: ({ UserCode }) =>
      isCode(UserCode) ? ok({ Status: "SUCCESS" }) : exception("EnableSoftwareTokenMFAException"),
    SetUserMFAPreference: ({ SoftwareTokenMfaSettings: settings }) => {
      state.on = settings?.Enabled === true;
      return ok();
    },
    ChangePassword: ({ PreviousPassword, ProposedPassword }) => {
      if (PreviousPassword !== state.password)
        return exception("NotAuthorizedException", "Incorrect username or password.");
      state.password = ProposedPassword ?? "";
      return ok();
    },
  };
  const { url, stop } = await startServer(({ headers, body }) => {
    const name = String(headers["x-amz-target"]).split(".")[1] ?? "";
    return operations[name]?.(JSON.parse(body)) ?? exception("InvalidAction", name);
  });
  return { url, stop, password: () => state.password, hasSecondFactor: () => state.on };
}

/** The six digits that an authenticator app shows (RFC 6238, with the values that all of them use). `now`: milliseconds since 1970. */
export function totp(secret: string, now: number): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes =
    bits
      .join("")
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
