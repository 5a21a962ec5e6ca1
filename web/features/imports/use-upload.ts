import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type FormFault, valuesOf } from "@/platform/forms/result";
import { fileProblem, HEAD_BYTES } from "./file-check";
import { uploadBySite, uploadDirectly } from "./upload";
import type { UploadFormProps } from "./upload-form";

type Options = Pick<UploadFormProps, "locale" | "direct" | "limit" | "fault" | "paths" | "problems">;

/** Sends an import's form with its file, then shows the import's page. `percent` is undefined while nothing is under way. */
export function useUpload({ locale, direct, limit, paths, problems, ...first }: Options) {
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
  return { fault, percent, send, cancel: () => stop.current?.abort() };
}

const problemOf = async (form: FormData, file: File, limit: number) => {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return fileProblem({ name: file.name, size: file.size, head }, String(form.get("profile")), limit);
};

function faultOf(problem: string, form: FormData, problems: UploadFormProps["problems"]): FormFault {
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
