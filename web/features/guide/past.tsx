import { formOn } from "@/platform/forms/page";
import { currentLocale, words } from "@/platform/i18n/text";
import type { Turn } from "./chats/turns";
import { ShareForm } from "./share-form";
import { turnOf } from "./stream/answer";
import { TurnView } from "./turn/turn";

interface Props {
  readonly turns: readonly Turn[];
}

/** The turns of a chat that are over. */
export async function PastTurns({ turns }: Props) {
  const [locale, text, { idempotencyKey, lost }] = await Promise.all([
    currentLocale(),
    words("guide"),
    formOn("/guide"),
  ]);
  return turns.map(({ question, answer }) => {
    const number = turnOf(answer.messageId);
    return (
      <TurnView
        key={answer.messageId ?? question}
        scope={`turn-${number}`}
        {...{ question, answer, locale, text: text.turn }}
      >
        {answer.chatId !== undefined && number !== undefined && answer.end?.kind !== "failed" && (
          <ShareForm form={{ locale, idempotencyKey, lost }} chatId={answer.chatId} turn={number} text={text.share} />
        )}
      </TurnView>
    );
  });
}
