import { formOn } from "@/platform/forms/page";
import { formats, text, words } from "@/platform/i18n/text";
import { SubmitButton } from "@/ui/form/submit-button";
import { openChat } from "./actions";
import { DeleteForm } from "./delete-form";
import { HISTORY_PATH, type ListedChat } from "./load";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly chats: readonly ListedChat[];
}

/** Chats to go on with, or to delete. */
export async function Chats({ id, title, chats }: Props) {
  if (chats.length === 0) return null;
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id}>{title}</h2>
      <ul className="space-y-4">
        {chats.map((chat) => (
          <ListedItem key={chat.id} chat={chat} />
        ))}
      </ul>
    </section>
  );
}

async function ListedItem({ chat: { id, title, turns, updated_at } }: { readonly chat: ListedChat }) {
  const [t, { chats }, format, form] = await Promise.all([
    text("guide"),
    words("guide"),
    formats(),
    formOn(HISTORY_PATH),
  ]);
  const date = format.dateTime(new Date(updated_at), { dateStyle: "medium" });
  return (
    <li className="card space-y-3">
      <h3 className="font-sans">
        <bdi>{title}</bdi>
      </h3>
      <p className="text-muted text-sm">
        {t("chats.questions", { count: turns })} · {t("chats.last", { date })}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <form action={openChat}>
          <input type="hidden" name="locale" value={form.locale} />
          <input type="hidden" name="chat_id" value={id} />
          <SubmitButton className="button" sending={form.sending}>
            {t("chats.open")}
            <span className="sr-only">
              : <bdi>{title}</bdi>
            </span>
          </SubmitButton>
        </form>
        <DeleteForm form={form} id={id} title={title} text={chats} />
      </div>
    </li>
  );
}
