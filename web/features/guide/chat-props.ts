import type { ReactNode } from "react";
import type { NearText } from "@/features/search/box/near-me";
import type { FormOnPage } from "@/platform/forms/page";
import type { FormFault } from "@/platform/forms/result";
import type { Locale } from "@/platform/i18n/locales";
import type { Messages } from "@/platform/i18n/messages";
import type { RunningTurn } from "./stream/store";

/** What the chat says. */
export type ChatText = Pick<
  Messages["guide"],
  "form" | "turn" | "step" | "share" | "newChat" | "history" | "suggestions"
> & {
  readonly near: NearText;
};

/** What the chat is given with its document. */
export interface ChatProps {
  readonly form: FormOnPage & { readonly locale: Locale };
  readonly text: ChatText;
  /** The chat that came with the document; undefined for a new one. */
  readonly chatId: string | undefined;
  /** The answers that the document shows, by their ids. */
  readonly shown: readonly string[];
  /** Whose answer was being written when the document was. */
  readonly running: RunningTurn | undefined;
  /** What the field begins with. */
  readonly message: string;
  /** Questions to begin with. */
  readonly suggestions: readonly string[];
  /** The turns that came with the document, and the places of the last one. */
  readonly children: ReactNode;
  readonly places: ReactNode;
}

/** What is said where the site could not be reached. */
export const lostOf = (lost: string, question: string): FormFault => ({
  message: lost,
  fields: {},
  values: { message: [question] },
  signIn: false,
});
