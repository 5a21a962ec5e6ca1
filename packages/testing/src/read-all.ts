import { readFile } from "@bellyfed/features/imports/files/file";
import type { FileRow } from "@bellyfed/features/imports/job";
import type { Format, ProfileName } from "@bellyfed/features/imports/rules";

/** Reads a file in chunks of so many bytes: its rows, and the reason why it broke off. */
export async function readAll(
  file: string | Uint8Array,
  profile: ProfileName = "bellyfed",
  format: Format | null = null,
  size = 7,
) {
  const [rows, bytes]: [FileRow[], Buffer] = [[], Buffer.from(file)];
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  try {
    for await (const row of readFile({ profile, format }, chunks())) rows.push(row);
    return { rows, broken: undefined };
  } catch (error) {
    return { rows, broken: (error as Error).message };
  }
}
