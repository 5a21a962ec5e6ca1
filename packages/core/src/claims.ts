import { type Caller, type Role, roles } from "./ports.ts";
import { oneLine } from "./slug.ts";

/** Most characters of the name that a token gives somebody. */
export const MOST_NAME = 120;

/** The claims of an access token; what they hold is not known to be of any type. */
type Claims = Readonly<Record<string, unknown>>;

/** The name and the role that a token's claims give somebody: of this project's own issuer, of Cognito, and of any that has `name` and `role`. */
export const personIn = (claims: Claims): Pick<Caller, "name" | "role"> => ({
  name: nameIn(claims),
  role: strongestRole([claims["cognito:groups"] ?? [], claims.role ?? []].flat()),
});

/** The strongest of our roles among these names; `user` without one. */
export const strongestRole = (names: readonly unknown[]): Role =>
  roles.findLast((role) => names.includes(role)) ?? "user";

/** Whether somebody may change and delete what belongs to others. */
export const moderates = ({ role }: { readonly role: string }): boolean => role === "moderator" || role === "admin";

/** One line, because it is shown beside what its owner writes. */
function nameIn({ name, username }: Claims): string {
  const lines = [name, username].filter((value) => typeof value === "string").map(oneLine);
  return [...(lines.find((line) => line !== "") ?? "Anonymous")].slice(0, MOST_NAME).join("");
}
