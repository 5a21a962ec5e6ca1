import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { valuesOf } from "@/platform/forms/form-data";
import type { FormFault, FormResult } from "@/platform/forms/result";
import type { Locale } from "@/platform/i18n/locales";
import { createImport, startImport } from "./actions";
import { fileProblem, HEAD_BYTES } from "./file-check";
import type { Upload } from "./store-file";

export interface UploadOptions {
  readonly locale: Locale;
  /** Whether the browser may send the file straight to the store. */
  readonly direct: boolean;
  /** Most bytes of a file. */
  readonly limit: number;
  /** What was wrong when the page was rendered. */
  readonly fault: FormFault | undefined;
  /** `job` is what an import's id is appended to. */
  readonly paths: { readonly signIn: string; readonly job: string };
  /** The messages for a file that can be seen to be wrong, by FileProblem; `broken` for an upload that broke off; `check` above the form. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Sends an import's form with its file, then shows the import's page. `percent` is undefined while nothing is under way. */
export function useUpload({ locale, direct, limit, paths, problems, ...first }: UploadOptions) {
  const router = useRouter();
  const [fault, setFault] = useState(first.fault);
  const [percent, setPercent] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (form: FormData) => {
    const file = form.get("file");
    if (!(file instanceof File)) return;
    const problem = await problemOf(form, file, limit);
    setFault(problem && faultOf(problem, form, problems));
    if (problem) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    setPercent(0);
    const upload = direct
      ? uploadDirectly(form, file, signal, setPercent)
      : uploadBySite(form, locale, signal, setPercent);
    const result = await upload.catch(() => undefined);
    if (result && "success" in result) return router.push(`${paths.job}/${result.success.id}`);
    setPercent(undefined);
    if (!signal.aborted) setFault(result?.error ?? faultOf("broken", form, problems));
  };
  /** What can be seen to be wrong with the chosen file, before anything is asked. */
  const faultIn = async (form: FormData, file: File) => {
    const problem = await problemOf(form, file, limit);
    return problem && faultOf(problem, form, problems);
  };
  return { fault, percent, send, cancel: () => stop.current?.abort(), refuse: setFault, problemOf: faultIn };
}

const problemOf = async (form: FormData, file: File, limit: number) => {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return fileProblem({ name: file.name, size: file.size, head }, String(form.get("profile")), limit);
};

function faultOf(problem: string, form: FormData, problems: UploadOptions["problems"]): FormFault {
  const said = problems[problem] ?? "";
  const place = problem.startsWith("looks_") ? "profile" : "file";
  const general = problem === "broken";
  return {
    message: general ? said : (problems.check ?? ""),
    fields: general ? {} : { [place]: said },
    values: valuesOf(form),
    signIn: false,
  };
}

/** `percent`: 0 to 100. */
type OnProgress = (percent: number) => void;
type Started = FormResult<{ readonly id: string }>;

/** The upload broke off, or the store refused it. */
class UploadBroken extends Error {
  override readonly name = "UploadBroken";
}

/** Sends the whole form to the site, which hands the file on. Throws UploadBroken. */
async function uploadBySite(form: FormData, locale: string, signal: AbortSignal, onProgress: OnProgress) {
  const headers = { accept: "application/json" };
  const request = { method: "POST", url: `/api/imports?locale=${locale}`, headers, body: form };
  const { text } = await send(request, signal, onProgress);
  try {
    const answer = JSON.parse(text) as Partial<{ success: { id: string }; error: FormFault }>;
    if (answer.success || answer.error) return answer as Started;
  } catch {
    // Not JSON: the page of a proxy between the browser and the site.
  }
  throw new UploadBroken("The site did not answer as it should");
}

/** Begins an import, sends the file straight to the store, and starts it. Throws UploadBroken. */
async function uploadDirectly(
  form: FormData,
  file: File,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Started> {
  form.delete("file");
  form.set("filename", file.name);
  form.set("size", String(file.size));
  const begun = await createImport(form);
  if ("error" in begun) return begun;
  const { id, upload } = begun.success;
  if (upload) await store(upload, file, signal, onProgress);
  form.set("id", id);
  return startImport(form);
}

async function store(upload: Upload, file: File, signal: AbortSignal, onProgress: OnProgress): Promise<void> {
  const { status } = await send({ ...upload, body: file }, signal, onProgress);
  if (status < 200 || status > 299) throw new UploadBroken(`The store answers ${status}`);
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FormData | File;
}

/** By XMLHttpRequest: fetch does not tell how much of a body has been sent. */
const send = ({ method, url, headers, body }: Sent, signal: AbortSignal, onProgress: OnProgress) =>
  new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const broken = () => reject(new UploadBroken("The upload broke off"));
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = broken;
    request.onabort = broken;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
