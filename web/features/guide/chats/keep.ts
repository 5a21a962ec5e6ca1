import { withChat } from "@/platform/session/chats";
import { currentChats, keepChats } from "@/platform/session/current";

/** Has the browser go on with a chat. `begunHere`: it was begun now, without signing in. For Server Actions and route handlers. */
export async function goOnWith(id: string, begunHere: boolean): Promise<void> {
  const known = await currentChats();
  if (known.current === id) return;
  await keepChats(withChat(known, id, begunHere || known.anonymous.includes(id)));
}
