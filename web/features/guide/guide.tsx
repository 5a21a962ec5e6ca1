import { largestCities } from "@/features/directory/directory";
import { formOn } from "@/platform/forms/page";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Chat as ChatView } from "./chat";
import { currentChat } from "./chats/load";
import { turnsOf } from "./chats/turns";
import { PastTurns } from "./past";
import { AnswerPlaces } from "./turn/places";

interface Props {
  /** What the field begins with. */
  readonly message: string;
}

/** The chat that the browser goes on with, or a new one, and the form for the next question. */
export async function Guide({ message }: Props) {
  const [chat, form, locale, guide, search] = await Promise.all([
    ...([currentChat(), formOn("/guide"), currentLocale(), words("guide"), words("search")] as const),
  ]);
  const turns = chat ? turnsOf(chat) : [];
  const last = turns.at(-1);
  const running = last && !last.answer.end ? last : undefined;
  const past = turns.filter((turn) => turn !== running);
  const { nearMe, finding, unfound } = search.form;
  const { form: field, turn, step, share, newChat, history, suggestions } = guide;
  return (
    <ChatView
      form={{ ...form, locale }}
      text={{ form: field, turn, step, share, newChat, history, suggestions, near: { nearMe, finding, unfound } }}
      chatId={chat?.id}
      shown={past.flatMap(({ answer }) => answer.messageId ?? [])}
      running={running && { question: running.question, messageId: running.answer.messageId }}
      message={message}
      suggestions={chat ? [] : await suggested()}
      places={<AnswerPlaces restaurants={past.at(-1)?.answer.restaurants ?? []} locale={locale} now={Date.now()} />}
    >
      <PastTurns turns={past} />
    </ChatView>
  );
}

/** Questions that the guide can answer, of cities that have places. */
async function suggested(): Promise<string[]> {
  const [t, cities] = await Promise.all([text("guide"), largestCities(4)]);
  const kinds = ["quiet", "vegan", "openNow", "romantic"] as const;
  if (cities.length === 0) return [];
  return kinds.map((kind, index) => t(`suggestions.${kind}`, { city: cities[index % cities.length] ?? "" }));
}
