"use client";
import type { MouseEvent } from "react";
import { localePath } from "@/platform/i18n/locales";
import type { ChatProps, ChatText } from "./chat-props";

interface Props {
  readonly form: Pick<ChatProps["form"], "locale">;
  readonly text: ChatText["suggestions"];
  readonly suggestions: readonly string[];
  readonly onAsk: (question: string) => void;
}

/** Questions to begin with: links that put them into the field, and with scripts ask them at once. */
export function Suggestions({ form, text, suggestions, onAsk }: Props) {
  if (suggestions.length === 0) return null;
  const ask = (event: MouseEvent, question: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onAsk(question);
  };
  return (
    <section aria-labelledby="suggestions" className="space-y-3">
      <h2 id="suggestions" className="text-lg">
        {text.title}
      </h2>
      <ul className="flex flex-wrap gap-2">
        {suggestions.map((question) => (
          <li key={question}>
            <a
              href={localePath(form.locale, `/guide?${new URLSearchParams({ q: question })}`)}
              rel="nofollow"
              className="choice-link"
              onClick={(event) => ask(event, question)}
            >
              {question}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
