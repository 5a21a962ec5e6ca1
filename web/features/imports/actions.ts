"use server";
import { api } from "@/platform/api";
import { localeOf } from "@/platform/forms/form-data";
import type { FormResult } from "@/platform/forms/result";
import { formatsIn, textIn } from "@/platform/i18n/text";
import { currentSession } from "@/platform/session/current";
import { DIRECT_LIMIT, type Profile } from "./file-check";
import { importFault } from "./import-fault";
import { type PreviewView, previewView } from "./preview-view";
import { type Problem, problemOf } from "./problem";
import { importBody, importKey, settingsOf } from "./settings";
import type { Upload } from "./store-file";

/** Begins an import whose file the browser itself will send to the store: `filename` and `size` stand for it. */
export async function createImport(form: FormData): Promise<FormResult<{ id: string; upload: Upload | null }>> {
  return attempt(form, async (token) => {
    const body = importBody(settingsOf(form), String(form.get("filename") ?? ""), Number(form.get("size")));
    const idempotencyKey = importKey(String(form.get("idempotency_key")), body);
    const { id, upload } = await api.createImport({ body, token, idempotencyKey });
    return { id, upload };
  });
}

/** Starts the import `id` of the form, whose file has been sent. */
export async function startImport(form: FormData): Promise<FormResult<{ id: string }>> {
  return attempt(form, async (token) => {
    const id = String(form.get("id"));
    await api.startImport({ params: { id }, token });
    return { id };
  });
}

/** What an import of the form's `content`, or of a file that begins with it, would do. */
export async function previewImport(form: FormData): Promise<FormResult<PreviewView>> {
  return attempt(form, async (token) => {
    const { profile, source, city } = settingsOf(form);
    const content = String(form.get("content") ?? "");
    const body = {
      profile: profile as Profile,
      source,
      defaults: { city },
      content,
      partial: form.get("partial") === "true",
    };
    const preview = await api.previewImport({ body, token });
    const locale = localeOf(form);
    const [t, faults] = await Promise.all([textIn(locale, "imports"), textIn(locale, "faults")]);
    return previewView(preview, { locale, t, faults, format: formatsIn(locale) });
  });
}

async function attempt<Success>(
  form: FormData,
  call: (token: string) => Promise<Success>,
): Promise<FormResult<Success>> {
  const session = await currentSession();
  const refused = async (problem: Problem) => ({
    error: await importFault(problem, localeOf(form), settingsOf(form), DIRECT_LIMIT),
  });
  if (!session) return refused("again");
  try {
    return { success: await call(session.accessToken) };
  } catch (error) {
    return refused(problemOf(error));
  }
}
