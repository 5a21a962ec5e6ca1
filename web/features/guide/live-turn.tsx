"use client";
import { type ReactNode, Suspense, use } from "react";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { useScripts } from "@/ui/form/use-scripts";
import { placesOfAnswer } from "./actions";
import type { ChatProps, ChatText } from "./chat-props";
import { ShareForm } from "./share-form";
import { turnOf } from "./stream/answer";
import type { LiveTurn } from "./stream/store";
import { TurnView } from "./turn/turn";

interface Props {
  readonly turn: LiveTurn;
  /** The places of earlier ones are not shown: each has one card on a page. */
  readonly isLatest: boolean;
  readonly form: ChatProps["form"];
  readonly text: ChatText;
  readonly onAskAgain: (question: string) => void;
}

/** A turn while it is followed, and afterwards. */
export function LiveTurnView({ turn, isLatest, form, text, onAskAgain }: Props) {
  const { key, question, answer, state } = turn;
  const { locale } = form;
  const number = turnOf(answer.messageId);
  const isBusy = state === "following" || state === "reconnecting";
  const ids = answer.restaurants.map(({ id }) => id);
  return (
    <TurnView
      scope={`turn-${number ?? `new-${key}`}`}
      isBusy={isBusy}
      {...{ question, answer, locale, text: text.turn }}
    >
      <Standing turn={turn} locale={locale} text={text} />
      {isLatest && answer.end?.kind === "failed" && (
        <button type="button" className="button" onClick={() => onAskAgain(question)}>
          {text.turn.retry}
        </button>
      )}
      {answer.end && answer.end.kind !== "failed" && answer.chatId !== undefined && number !== undefined && (
        <ShareForm form={form} chatId={answer.chatId} turn={number} text={text.share} />
      )}
      {isLatest && ids.length > 0 && (
        <Suspense fallback={<div className="skeleton h-56" />}>
          <Places locale={locale} ids={ids} />
        </Suspense>
      )}
    </TurnView>
  );
}

/** What is being done, or why nothing is. */
function Standing({ turn: { state, answer }, locale, text }: Pick<Props, "turn" | "text"> & { locale: Locale }) {
  const isAlive = useScripts();
  if (state === "following" && isAlive) {
    return (
      <p aria-hidden="true" className="flex items-center gap-2.5 text-muted text-sm">
        <span className="size-2.5 rounded-full bg-paprika motion-safe:animate-pulse" />
        {text.step[answer.step ?? "understand"]}
      </p>
    );
  }
  if (state === "reconnecting") return <p className="text-muted">{text.turn.reconnecting}</p>;
  if (state === "over" && answer.end) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {state === "lost" ? text.turn.lost : text.turn.unfinished}
      <a href={localePath(locale, "/guide")} className="link py-1">
        {state === "lost" ? text.turn.resume : text.turn.lookAgain}
      </a>
    </p>
  );
}

/** Kept while the tab is open: who comes back to the chat finds the cards there. */
const asked = new Map<string, Promise<ReactNode>>();

function Places({ locale, ids }: { readonly locale: Locale; readonly ids: readonly string[] }) {
  const key = `${locale} ${ids.join(" ")}`;
  const places = asked.get(key) ?? placesOfAnswer(locale, { ids: [...ids] }).catch(() => null);
  asked.set(key, places);
  return use(places);
}
