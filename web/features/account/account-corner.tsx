import { localePath } from "@/platform/i18n/locales";
import { currentLocale, words } from "@/platform/i18n/text";
import { AccountButton } from "./account-button";

/** The way to sign in, or to one's account, in the header of every page. */
export async function AccountCorner() {
  const [{ signIn, signOut, account, accountMenu, chats, imports, moderation, system }, locale] = await Promise.all([
    words("shell"),
    currentLocale(),
  ]);
  const paths = {
    signIn: localePath(locale, "/sign-in"),
    account: localePath(locale, "/account"),
    chats: localePath(locale, "/guide/history"),
    imports: localePath(locale, "/import"),
    moderation: localePath(locale, "/moderation"),
    system: localePath(locale, "/system"),
  };
  return (
    <AccountButton paths={paths} text={{ signIn, signOut, account, accountMenu, chats, imports, moderation, system }} />
  );
}
