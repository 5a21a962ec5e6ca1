import type { ReactNode } from "react";
import type { Locale } from "@/platform/i18n/locales";
import type { Messages } from "@/platform/i18n/messages";
import { fillIn } from "@/platform/i18n/plain-text";
import type { Answer, AnswerEnd } from "../stream/answer";
import { AnswerText } from "./answer-text";
import { SourceList } from "./source-list";

export type TurnText = Messages["guide"]["turn"];

interface Props {
  /** Unique on the page. */
  readonly scope: string;
  readonly question: string;
  readonly answer: Answer;
  readonly locale: Locale;
  readonly text: TurnText;
  readonly isBusy?: boolean;
  /** Shown below the words: what is being done, the places. */
  readonly children?: ReactNode;
}

/** A question and its answer. The same for a page from the server and while it is being written. */
export function TurnView({ scope, question, answer, locale, text, isBusy = false, children }: Props) {
  const { sources, end } = answer;
  return (
    <article aria-labelledby={`${scope}-question`} aria-busy={isBusy} className="scroll-mt-6 space-y-4" id={scope}>
      <h2
        id={`${scope}-question`}
        className="ms-auto w-fit max-w-[85%] rounded-card rounded-ee-sm bg-raised px-4 py-2.5 font-normal font-sans text-base text-wrap leading-normal"
      >
        <span className="sr-only">{text.you}: </span>
        <bdi className="whitespace-pre-line">{question}</bdi>
      </h2>
      {answer.text !== "" && <p className="sr-only">{text.guide}:</p>}
      {answer.text !== "" && (
        <div dir="auto" className="max-w-prose space-y-2">
          <AnswerText scope={scope} text={answer.text} sources={sources} label={text.source} />
        </div>
      )}
      <EndNote end={end} text={text} />
      {children}
      <SourceList scope={scope} sources={sources} locale={locale} text={text} />
    </article>
  );
}

/** How an answer ended: who wrote it, or why there is no more of it. */
function EndNote({ end, text }: { readonly end: AnswerEnd | undefined; readonly text: TurnText }) {
  if (!end) return null;
  switch (end.kind) {
    case "finished":
      return (
        <p className="text-muted text-sm">
          {end.model === "embedded" ? text.embedded : fillIn(text.model, { model: `\u2068${end.model}\u2069` })}
        </p>
      );
    case "stopped":
      return <p className="text-muted">{text.stopped}</p>;
    case "failed":
      return <p className="font-medium text-danger">{text.failed}</p>;
  }
}
