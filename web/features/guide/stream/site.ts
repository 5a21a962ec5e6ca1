import { type ChatSite, ChatStore } from "./store.ts";

const ADDRESS = "/api/chat";
const post = (address: string, body: FormData, signal?: AbortSignal) =>
  fetch(address, { method: "POST", body, ...(signal && { signal }) });

/** The site's own addresses, which add the key and who is signed in. */
const site: ChatSite = {
  ask: (form, signal) => post(ADDRESS, form, signal),
  follow: (last, signal) =>
    fetch(ADDRESS, { headers: last === undefined ? {} : { "last-event-id": last }, cache: "no-store", signal }),
  stop: (chatId) => {
    const form = new FormData();
    form.set("chat_id", chatId);
    return post(`${ADDRESS}/stop`, form);
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** This tab's chat. */
export const tabChat = new ChatStore(site);
