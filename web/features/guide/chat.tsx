"use client";
import NextLink from "next/link";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { Announcement } from "./announcement";
import { type ChatProps, lostOf } from "./chat-props";
import { Composer } from "./composer";
import { LiveTurnView } from "./live-turn";
import { NewChat } from "./new-chat";
import { tabChat } from "./stream/site";
import { isRunning, type LiveTurn, noChat } from "./stream/store";
import { Suggestions } from "./suggestions";

/** The chat: what came with the document, what was asked since, and the form. Without scripts the form's answer is a document again. */
export function Chat({ form, text, message, suggestions, children, places, ...came }: ChatProps) {
  const { live, chatId, fault, running } = useTabChat(came);
  const end = useRef<HTMLDivElement>(null);
  const isEmpty = chatId === undefined && live.length === 0;
  useNewTurnInView(end, live);
  const askAgain = (question: string) =>
    void tabChat.ask(formOf(question, chatId, form.locale), lostOf(text.form.lost, question));
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-center gap-3">
        {!isEmpty && <NewChat form={form} text={text.newChat} />}
        <NextLink href={localePath(form.locale, "/guide/history")} prefetch={false} className="button">
          {text.history}
        </NextLink>
      </div>
      <div className="space-y-10">
        {children}
        {live.length === 0 && places}
        {live.map((turn, index) => (
          <LiveTurnView
            key={turn.key}
            turn={turn}
            isLatest={index === live.length - 1}
            form={form}
            text={text}
            onAskAgain={askAgain}
          />
        ))}
        <div ref={end} id="latest" className="scroll-mt-24" />
      </div>
      {isEmpty && <Suggestions form={form} text={text.suggestions} suggestions={suggestions} onAsk={askAgain} />}
      <Announcement turn={live.at(-1)} text={text} />
      <Composer {...{ form, text, chatId, fault, message }} isRunning={running} />
    </div>
  );
}

function formOf(question: string, chatId: string | undefined, locale: Locale): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ message: question, chat_id: chatId ?? "", locale }))
    form.set(name, value);
  return form;
}

type Came = Pick<ChatProps, "chatId" | "shown" | "running">;

/** This tab's chat, as far as the document does not show it already; nothing of it where the document is of another one. */
function useTabChat({ chatId, shown, running }: Came) {
  const chat = useSyncExternalStore(tabChat.subscribe, tabChat.chat, () => noChat);
  const isSame = chatId === undefined || chat.chatId === undefined || chat.chatId === chatId;
  useEffect(() => {
    if (chatId === undefined) return;
    if (tabChat.chat().chatId !== chatId) tabChat.begin(chatId);
    if (running !== undefined) void tabChat.resume(chatId, running);
  }, [chatId, running]);
  const live = isSame ? chat.turns.filter(({ answer }) => !shown.includes(answer.messageId ?? "")) : [];
  return {
    live,
    chatId: isSame ? (chat.chatId ?? chatId) : chatId,
    fault: chat.fault,
    running: isSame && isRunning(chat),
  };
}

/** Brings a question that was just asked before the reader; while its answer is written nothing moves by itself. */
function useNewTurnInView(end: React.RefObject<HTMLElement | null>, live: readonly LiveTurn[]): void {
  const key = live.at(-1)?.key;
  const first = useRef(key);
  useEffect(() => {
    if (key === undefined || key === first.current) return;
    first.current = key;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const turn = end.current?.previousElementSibling;
    turn?.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  }, [end, key]);
}
