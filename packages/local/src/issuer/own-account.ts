import { type GrantAnswer, type GrantPorts, grantRefusal, repeatedField, tokens } from "./grant.ts";
import { passwordFault } from "./registration.ts";

/** What Cognito's GlobalSignOut is: ends every session of whoever the access token is about. */
export async function signOutEverywhere(ports: GrantPorts, form: URLSearchParams): Promise<GrantAnswer> {
  const sub = await ports.subjectOf(form.get("access_token") ?? "");
  if (sub === undefined) return notSignedIn;
  ports.refreshTokens.revokeAll(sub);
  return { status: 200, body: {} };
}

/** Sets another password for whoever the access token is about, ends every session of theirs, and begins a new one: answers as the token endpoint does. */
export async function changePassword(ports: GrantPorts, form: URLSearchParams): Promise<GrantAnswer> {
  const repeated = repeatedField(form);
  if (repeated) return repeated;
  const sub = await ports.subjectOf(form.get("access_token") ?? "");
  if (sub === undefined) return notSignedIn;
  const wanted = form.get("new_password") ?? "";
  const fault = passwordFault(wanted);
  if (fault) return { status: 400, body: { error: "invalid_request", field: "password", error_description: fault } };
  const person = await ports.users.changePassword(sub, form.get("password") ?? "", wanted);
  if (!person) return grantRefusal("invalid_grant", "The password is wrong");
  ports.refreshTokens.revokeAll(sub);
  return tokens(ports, person, ports.now());
}

const notSignedIn = grantRefusal("invalid_token", "access_token must be a valid access token of this issuer", 401);
