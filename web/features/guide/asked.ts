import type { Question } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";

/** The question that a form sends; what is wrong with it is for the API to refuse. */
export function askedIn(form: FormData): Question {
  const [chat_id, near] = [textOf(form, "chat_id"), nearIn(textOf(form, "near"))];
  return {
    message: requiredText(form, "message"),
    locale: localeOf(form),
    ...(chat_id !== null && { chat_id }),
    ...(near && { near }),
  };
}

/** A position as `near-me.tsx` writes it, `38.720,-9.140`. */
function nearIn(text: string | null): Question["near"] {
  const [, lat, lng] = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text ?? "") ?? [];
  return lat === undefined || lng === undefined ? undefined : { lat: Number(lat), lng: Number(lng) };
}
