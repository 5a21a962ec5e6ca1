import { isDisplayName } from "@bellyfed/core/claims";
import type { Users } from "./users.ts";

/** An answer of the registration endpoint. */
export interface RegistrationAnswer {
  readonly status: 201 | 400;
  readonly body: Readonly<Record<string, string>>;
}

// Narrower than what the API takes as a subject: no spaces, and no letters that look like others.
const USERNAME = /^[A-Za-z0-9._@-]{2,64}$/;
const PASSWORD_LENGTH = { least: 8, most: 256 };

const invalid = (field: string, why: string): RegistrationAnswer => ({
  status: 400,
  body: { error: "invalid_request", field, error_description: why },
});

/** What is wrong with a new password; undefined when it may be one. */
export function passwordFault(password: string): string | undefined {
  const { length } = [...password.normalize("NFKC")];
  const { least, most } = PASSWORD_LENGTH;
  return length < least || length > most
    ? `password must have ${least} to ${most} characters, not ${length}`
    : undefined;
}

/** Adds a person with the role `user`: username, password and name. Answers the same for a name that somebody has, and adds nobody then. */
export async function register(users: Users, form: URLSearchParams): Promise<RegistrationAnswer> {
  for (const field of new Set(form.keys())) {
    if (form.getAll(field).length > 1) return invalid(field, `${field} is given more than once`);
  }
  const username = form.get("username") ?? "";
  if (!USERNAME.test(username)) {
    return invalid("username", "username must have 2 to 64 characters: letters, digits and . _ - @");
  }
  const password = form.get("password") ?? "";
  const fault = passwordFault(password);
  if (fault) return invalid("password", fault);
  const name = (form.get("name") ?? "").trim();
  if (!isDisplayName(name)) {
    return invalid("name", "name must be one line of 1 to 120 visible characters, and no name of staff");
  }
  await users.register({ username, password, name, role: "user" });
  return { status: 201, body: { username, name, role: "user" } };
}
