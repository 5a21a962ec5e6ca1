import { hash } from "node:crypto";
import { join } from "node:path";
import { readPrivate, writePrivate } from "../private-file.ts";

/** Who was removed. */
export interface Removed {
  has(sub: string): boolean;
  add(sub: string): void;
}

const areDigests = (content: unknown): content is readonly string[] =>
  Array.isArray(content) && content.every((each) => typeof each === "string");
const digestOf = (sub: string): string => hash("sha256", sub, "base64url");

/** Those who were removed from a data folder, kept as hashes of their subjects: no name is left. Throws when their file is damaged or not private. */
export function removedUsers(folder: string): Removed {
  const loss = "whoever registers with the name of somebody who was removed is taken for them";
  const whole = { file: join(folder, "removed-users.json"), isWhole: areDigests, loss };
  const all = () => readPrivate(whole) ?? [];
  const has = (sub: string) => all().includes(digestOf(sub));
  return {
    has,
    add(sub) {
      if (!has(sub)) writePrivate(whole.file, [...all(), digestOf(sub)]);
    },
  };
}
