import { createHash } from "node:crypto";
import { mostCharacters, oneLine } from "@/platform/api";
import { textOf } from "@/platform/forms/form-data";
import type { Profile } from "./file-check.ts";
import type { ImportSettings } from "./import-path.ts";

/** Reads the settings of a form, or of an address's query. */
export const settingsOf = (form: FormData): ImportSettings => ({
  profile: textOf(form, "profile") ?? "bellyfed",
  source: textOf(form, "source"),
  city: textOf(form, "city"),
});

/** The body of POST /imports. The API says whether the settings are fine. */
export const importBody = ({ profile, source, city }: ImportSettings, filename: string, size: number) => ({
  profile: profile as Profile,
  source,
  defaults: { city },
  filename: fileName(filename),
  size,
});

/** A file may have any name; the API takes one line. */
const fileName = (name: string): string | null =>
  [...oneLine(name).toWellFormed()].slice(0, mostCharacters.import.filename).join("") || null;

/**
 * The key that makes an import happen once: of the form as it was shown and of what was chosen in it. A second press sends the same; other
 * settings or another file make another import.
 */
export const importKey = (formKey: string | null, body: object): string =>
  createHash("sha256")
    .update(JSON.stringify([formKey, body]))
    .digest("hex");
