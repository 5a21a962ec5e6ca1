import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import type { Role } from "@bellyfed/core/ports";
import { hasTexts, readPrivate, writePrivate } from "../private-file.ts";
import { type Removed, removedUsers } from "./removed.ts";

/** Who a token is about. */
export interface Person {
  readonly sub: string;
  readonly role: Role;
  readonly name: string;
}

interface User extends Person {
  readonly username: string;
  readonly salt: string;
  readonly hash: string;
}

export type NewUser = Omit<Person, "sub"> & { readonly username: string; readonly password: string };

/** Known to everyone who reads this, which is fine for what listens on this machine only. */
const DEMO_PASSWORD = "bellyfed";
export const demoUsers: readonly NewUser[] = [
  { username: "alice", password: DEMO_PASSWORD, role: "user", name: "Alice" },
  { username: "olivia", password: DEMO_PASSWORD, role: "owner", name: "Olivia" },
  { username: "mona", password: DEMO_PASSWORD, role: "moderator", name: "Mona" },
  { username: "admin", password: DEMO_PASSWORD, role: "admin", name: "Admin" },
];

const HASH_BYTES = 32;
// 32 MiB and some 50 ms per attempt.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

const hashOf = (password: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const secret = password.normalize("NFKC");
    scrypt(secret, salt, HASH_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });

async function userOf({ username, password, role, name }: NewUser): Promise<User> {
  const salt = randomBytes(16).toString("base64url");
  return { username, sub: username, role, name, salt, hash: (await hashOf(password, salt)).toString("base64url") };
}

export interface Users {
  /** The person with this name and password; undefined when there is none, after the same time. */
  signIn(username: string, password: string): Promise<Person | undefined>;
  /** The person as the file has them now. */
  find(sub: string): Person | undefined;
  /** Sets another password for the person with this subject; undefined, and nothing is changed, when the one they gave is wrong. */
  changePassword(sub: string, password: string, wanted: string): Promise<Person | undefined>;
  /**
   * Adds a user unless somebody has the name; takes the same time then. Nobody comes into what another has left who was removed.
   */
  register(user: NewUser): Promise<void>;
  /** Removes the person with this subject, which nobody has again. Nothing when there is none. */
  remove(sub: string): void;
}

/** As in Cognito's pools, upper and lower case make no other user: Alice must not pass for alice. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const personOf = ({ sub, role, name }: User): Person => ({ sub, role, name });

const isUsers = (content: unknown): content is readonly User[] =>
  Array.isArray(content) && content.every((user) => hasTexts(user, "username", "sub", "role", "name", "salt", "hash"));

/** Their name is their subject, unless that was somebody's who was removed. */
const withUnusedSubject =
  (removed: Removed) =>
  (user: User): User =>
    removed.has(user.sub) ? { ...user, sub: `${user.sub}.${randomBytes(8).toString("hex")}` } : user;

/** The users of a data folder; `first` are there from the beginning. Throws when a file of theirs is damaged or not private. */
export async function openUsers(folder: string, first: readonly NewUser[] = demoUsers): Promise<Users> {
  const loss = "those who registered have to do it again";
  const whole = { file: join(folder, "users.json"), isWhole: isUsers, loss };
  const { file } = whole;
  const removed = removedUsers(folder);
  const asNobodyWas = withUnusedSubject(removed);
  if (readPrivate(whole) === undefined) writePrivate(file, (await Promise.all(first.map(userOf))).map(asNobodyWas));
  const all = () => readPrivate(whole) ?? [];
  const named = (username: string) => all().find((known) => sameName(known.username, username));
  const nobody = await userOf({ username: "", password: randomBytes(16).toString("hex"), role: "user", name: "" });
  const find = (sub: string) => all().find((known) => known.sub === sub);
  /** The user whose password that is. Their entry is looked at again afterwards: hashing takes time, in which another password may be set. */
  const withPassword = async (password: string, look: () => User | undefined): Promise<User | undefined> => {
    const user = look() ?? nobody;
    const hash = await hashOf(password, user.salt);
    const right = timingSafeEqual(hash, Buffer.from(user.hash, "base64url"));
    return right && look()?.hash === user.hash ? user : undefined;
  };
  return {
    async signIn(username, password) {
      const user = await withPassword(password, () => named(username));
      return user && personOf(user);
    },
    find(sub) {
      const user = find(sub);
      return user && personOf(user);
    },
    async changePassword(sub, password, wanted) {
      const changed = await userOf({ username: "", role: "user", name: "", password: wanted });
      const user = await withPassword(password, () => find(sub));
      if (!user) return undefined;
      const { salt, hash } = changed;
      writePrivate(
        file,
        all().map((known) => (known.sub === sub ? { ...known, salt, hash } : known)),
      );
      return personOf(user);
    },
    async register(wanted) {
      const user = await userOf(wanted);
      // Asked only now: another may have taken the name while the password was hashed.
      if (named(wanted.username)) return;
      writePrivate(file, [...all(), asNobodyWas(user)]);
    },
    remove(sub) {
      // First, so that whoever is stopped in between has not forgotten it.
      removed.add(sub);
      const others = all().filter((known) => known.sub !== sub);
      writePrivate(file, others);
    },
  };
}
