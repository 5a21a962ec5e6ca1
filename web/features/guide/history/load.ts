import { api, type Chat, type Data } from "@/platform/api";
import { pageOrFirst } from "@/platform/page/request";
import { currentChats, currentSession } from "@/platform/session/current";
import { loadChat } from "../chats/load";

/** A chat as it is listed. */
export type ListedChat = Data<"listChats">["data"][number];

export interface History {
  /** Of whoever is signed in, those begun last first; undefined for somebody who is not. */
  readonly account: { readonly chats: readonly ListedChat[]; readonly next: string | null } | undefined;
  /** Those that this browser knows, begun without signing in. */
  readonly browser: readonly ListedChat[];
}

export const HISTORY_PATH = "/guide/history";
const A_PAGE = "20";

/** The chats that whoever asks can go on with. */
export async function loadHistory(cursor: string | undefined): Promise<History> {
  const [session, { anonymous }] = [await currentSession(), await currentChats()];
  const [page, known] = await Promise.all([
    session && pageOrFirst(() => pageOf(session.accessToken, cursor), cursor, HISTORY_PATH),
    // Further pages are of the account alone.
    Promise.all(cursor === undefined ? anonymous.map(loadChat) : []),
  ]);
  return {
    account: page && { chats: page.data, next: page.next_cursor },
    browser: known.flatMap((chat) => (chat ? [listed(chat)] : [])),
  };
}

const pageOf = (token: string, cursor: string | undefined) =>
  api.listChats({ query: { limit: A_PAGE, ...(cursor !== undefined && { cursor }) }, token, cache: "no-store" });

const listed = ({ id, title, created_at, updated_at, messages }: Chat): ListedChat => ({
  ...{ id, title, created_at, updated_at },
  turns: messages.filter(({ role }) => role === "user").length,
});
