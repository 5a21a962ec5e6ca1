import { cache } from "react";
import { ApiError, api, type Chat } from "@/platform/api";
import { currentChats, currentSession } from "@/platform/session/current";

/** A chat that whoever asks may read; undefined for one that is gone, or somebody else's. */
export async function loadChat(id: string): Promise<Chat | undefined> {
  const session = await currentSession();
  try {
    return await api.getChat({
      ...{ params: { id }, cache: "no-store" },
      ...(session && { token: session.accessToken }),
    });
  } catch (error) {
    if (error instanceof ApiError && [400, 401, 404, 410].includes(error.status)) return undefined;
    throw error;
  }
}

/** The chat that the browser goes on with; undefined for none. */
export const currentChat = cache(async (): Promise<Chat | undefined> => {
  const { current } = await currentChats();
  return current === undefined ? undefined : loadChat(current);
});
