import {
  CHATS_COOKIE,
  type CookieSettings,
  type CookieToSet,
  cookie,
  cookieName,
  type GetCookie,
  MAX_AGE,
} from "./cookie.ts";
import { seal, unseal } from "./seal.ts";

/**
 * The chats with the guide that a browser knows. Who knows the id of one that was begun without signing in may read it: so it stands neither in
 * an address nor where scripts could read it on every page.
 */
export interface KnownChats {
  /** The one that is gone on with. */
  readonly current: string | undefined;
  /** Those that were begun without signing in, the newest first. */
  readonly anonymous: readonly string[];
}

/** So many are known at most: the oldest is forgotten here, and deleted by the API in its time. */
export const MOST_ANONYMOUS = 10;
const NONE: KnownChats = { current: undefined, anonymous: [] };

/** The chats that a request knows. `now`: milliseconds since 1970. */
export async function readChats(get: GetCookie, { secure, secret }: CookieSettings, now: number): Promise<KnownChats> {
  const content = await unseal("chats", get(cookieName(CHATS_COOKIE, secure)), secret, now);
  return content ? ({ ...NONE, ...content } as KnownChats) : NONE;
}

/** The cookie that keeps them, for as long as the API keeps a chat that was begun now. */
export async function chatsCookie(
  known: KnownChats,
  { secure, secret }: CookieSettings,
  now: number,
): Promise<CookieToSet> {
  if (known.current === undefined && known.anonymous.length === 0) return cookie(CHATS_COOKIE, "", secure, 0);
  return cookie(CHATS_COOKIE, await seal("chats", known, secret, now + MAX_AGE * 1000), secure);
}

/** With a chat that is gone on with from now on; `isAnonymous`: begun without signing in. */
export const withChat = ({ anonymous }: KnownChats, id: string, isAnonymous: boolean): KnownChats => ({
  current: id,
  anonymous: isAnonymous ? [id, ...anonymous.filter((each) => each !== id)].slice(0, MOST_ANONYMOUS) : anonymous,
});

/** Without a chat that is deleted. */
export const withoutChat = ({ current, anonymous }: KnownChats, id: string): KnownChats => ({
  current: current === id ? undefined : current,
  anonymous: anonymous.filter((each) => each !== id),
});
