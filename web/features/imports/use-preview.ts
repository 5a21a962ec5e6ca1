import { useState } from "react";
import type { FormFault } from "@/platform/forms/result";
import { previewImport } from "./actions";
import type { PreviewView } from "./preview-view";

/** So much of a file's beginning is looked at before it is imported: what fits into one question to the API. */
const PREVIEW_BYTES = 600_000;

type ProblemOf = (form: FormData, file: File) => Promise<FormFault | undefined>;

/** Asks what an import of the chosen file would do. Another choice takes the answer away. */
export function usePreview(refuse: (fault: FormFault | undefined) => void, problemOf: ProblemOf, failed: string) {
  const [view, setView] = useState<PreviewView>();
  const [isLooking, setIsLooking] = useState(false);
  const look = async (form: FormData) => {
    const file = form.get("file");
    if (!(file instanceof File)) return;
    const problem = await problemOf(form, file);
    refuse(problem);
    setView(undefined);
    if (problem) return;
    setIsLooking(true);
    const asked = await questionOf(form, file);
    const answer = await previewImport(asked).catch(() => undefined);
    setIsLooking(false);
    if (answer && "success" in answer) setView(answer.success);
    refuse(
      answer
        ? "error" in answer
          ? answer.error
          : undefined
        : { message: failed, fields: {}, values: {}, signIn: false },
    );
  };
  return { view, isLooking, look, forget: () => setView(undefined) };
}

/** The settings with the beginning of the file as text, by what its byte-order mark says. */
async function questionOf(form: FormData, file: File): Promise<FormData> {
  const bytes = new Uint8Array(await file.slice(0, PREVIEW_BYTES).arrayBuffer());
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const question = new FormData();
  for (const name of ["locale", "profile", "source", "city"]) question.set(name, String(form.get(name) ?? ""));
  question.set("content", new TextDecoder(encoding).decode(bytes));
  question.set("partial", String(file.size > PREVIEW_BYTES));
  return question;
}
