import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { answerOf } from "@/features/guide/chats/turns";
import { AnswerPlaces } from "@/features/guide/turn/places";
import { TurnView } from "@/features/guide/turn/turn";
import { orNotFound } from "@/features/restaurants/load";
import { api, CHAT_ID_PATTERN } from "@/platform/api";
import { plainText } from "@/platform/i18n/plain-text";
import { currentLocale, formats, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly sharedId: string }>;
}

/** Not kept: it is gone with its chat. */
const sharedAnswer = cache((id: string) => {
  if (!CHAT_ID_PATTERN.test(id)) notFound();
  return orNotFound(api.getSharedAnswer({ params: { id }, cache: "no-store" }));
});

const MOST_TITLE = 80;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { question } = await sharedAnswer((await params).sharedId);
  return { title: plainText(question, MOST_TITLE), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { question, message, created_at } = await sharedAnswer((await params).sharedId);
  const [t, { turn }, locale, format] = await Promise.all([text("guide"), words("guide"), currentLocale(), formats()]);
  const answer = answerOf(message);
  const date = format.dateTime(new Date(created_at), { dateStyle: "long" });
  return (
    <div className="page-narrow max-w-3xl space-y-8">
      <header className="space-y-3">
        <h1>{t("shared.title")}</h1>
        <p className="text-muted">{t("shared.lead", { date })}</p>
      </header>
      <TurnView scope="shared" question={question} answer={answer} locale={locale} text={turn}>
        <AnswerPlaces restaurants={answer.restaurants} locale={locale} now={Date.now()} />
      </TurnView>
      <p>
        <Link href="/guide" className="button-primary">
          {t("shared.ask")}
        </Link>
      </p>
    </div>
  );
}
