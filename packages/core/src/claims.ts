import { type Caller, type Role, roles } from "./ports.ts";
import { oneLine } from "./slug.ts";
import { looksLikeStaff } from "./staff-name.ts";
import { showsSomething, withoutHidden } from "./visible.ts";

/** Most characters of the name that a token gives somebody. */
export const MOST_NAME = 120;

/** Whoever has no name that can be shown. */
const NOBODY = "Anonymous";

/** The claims of an access token; what they hold is not known to be of any type. */
type Claims = Readonly<Record<string, unknown>>;

/** The name and the role that a token's claims give somebody: of this project's own issuer, of Cognito, and of any that has `name` and `role`. */
export function personIn(claims: Claims): Pick<Caller, "name" | "role"> {
  // A role that the issuer says stands before the groups somebody is in: they may be in one whose role they do not have now.
  const role = strongestRole([claims.role ?? claims["cognito:groups"] ?? []].flat());
  return { name: nameIn(claims, role), role };
}

/** Whether a user may call themselves so: one line of at most 120 characters that shows what it holds, and not like our staff. */
export const isDisplayName = (name: string): boolean =>
  name !== "" && name.length <= 2 * MOST_NAME && nameIn({ name }, "user") === name && name !== NOBODY;

/** The strongest of our roles among these names; `user` without one. */
export const strongestRole = (names: readonly unknown[]): Role =>
  roles.findLast((role) => names.includes(role)) ?? "user";

/** Whether somebody may change and delete what belongs to others. */
export const moderates = ({ role }: { readonly role: string }): boolean => role === "moderator" || role === "admin";

/**
 * Shown beside what its owner writes: one line, as it looks, and never the name of somebody who keeps order here. Issuers let people change
 * their names as they like, so that this is asked of every token.
 */
function nameIn({ name, username }: Claims, role: Role): string {
  const lines = [name, username]
    .filter((value) => typeof value === "string")
    .map((value) => [...withoutHidden(oneLine(value)).trim()].slice(0, MOST_NAME).join(""));
  return lines.find((line) => showsSomething(line) && (moderates({ role }) || !looksLikeStaff(line))) ?? NOBODY;
}
