"use client";
import { usePathname } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useSyncExternalStore } from "react";
import { filled } from "@/platform/forms/filled";
import { splitLocale } from "@/platform/i18n/locales";
import { parseWho, type Who } from "@/platform/session/visitor";

export interface AccountProps {
  readonly paths: Readonly<Record<"signIn" | "account" | "imports", string>>;
  readonly text: Readonly<Record<"signIn" | "signOut" | "account" | "accountMenu" | "imports", string>>;
}

/** Only for those who are signed in, so that others need not load it. */
const AccountMenu = lazy(() => import("./account-menu").then(({ AccountMenu }) => ({ default: AccountMenu })));

/** Who is signed in, as the readable cookie says: the page itself is the same for all. Without JavaScript, the way to sign in or to the account. */
export function Account(props: AccountProps) {
  const who = useWho();
  const { path } = splitLocale(usePathname());
  if (who) {
    return (
      <Suspense fallback={<AccountLink who={who} {...props} />}>
        <AccountMenu who={who} {...props} />
      </Suspense>
    );
  }
  return (
    <a href={props.paths.signIn} className="button" onClick={(event) => comeBack(event, props.paths.signIn, path)}>
      {props.text.signIn}
    </a>
  );
}

/** Stands where the menu will be. */
function AccountLink({ who, paths, text }: AccountProps & { readonly who: Who }) {
  return (
    <a href={paths.account} className="button max-w-48" aria-label={filled(text.accountMenu, { name: who.name })}>
      <bdi className="truncate">{who.name}</bdi>
    </a>
  );
}

/** Only the browser knows the whole address: pages are rendered for everybody, and some of them once for all queries. */
function comeBack({ currentTarget }: MouseEvent<HTMLAnchorElement>, signIn: string, path: string): void {
  const isDoor = path === "/" || path.startsWith("/sign-");
  if (!isDoor) currentTarget.href = `${signIn}?return_to=${encodeURIComponent(path + window.location.search)}`;
}

let last: { readonly cookies: string; readonly who: Who | undefined } | undefined;
function read(): Who | undefined {
  if (last?.cookies !== document.cookie) last = { cookies: document.cookie, who: parseWho(document.cookie) };
  return last.who;
}

/** Who is signed in; undefined on the server and until the page is alive. */
const useWho = (): Who | undefined =>
  useSyncExternalStore(
    (changed) => {
      window.addEventListener("focus", changed);
      return () => window.removeEventListener("focus", changed);
    },
    read,
    () => undefined,
  );
