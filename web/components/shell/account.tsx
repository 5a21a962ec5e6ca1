"use client";
import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { parseWho, type Who } from "@/lib/session/who";

export interface AccountProps {
  readonly paths: Readonly<Record<"signIn" | "account" | "imports", string>>;
  readonly text: Readonly<Record<"signIn" | "signOut" | "account" | "accountMenu" | "imports", string>>;
}

/** Only for those who are signed in, so that others need not load it. */
const AccountMenu = dynamic(() => import("./account-menu").then((module) => module.AccountMenu));

/** Who is signed in, as the readable cookie says: the page itself is the same for all. Without JavaScript, the way to sign in or to the account. */
export function Account(props: AccountProps) {
  const who = useWho();
  if (who) return <AccountMenu who={who} {...props} />;
  return (
    <a href={props.paths.signIn} className="button">
      {props.text.signIn}
    </a>
  );
}

let last: { readonly cookies: string; readonly who: Who | undefined } | undefined;
function read(): Who | undefined {
  if (last?.cookies !== document.cookie) last = { cookies: document.cookie, who: parseWho(document.cookie) };
  return last.who;
}

/** Who is signed in; undefined on the server and until the page is alive. */
export const useWho = (): Who | undefined =>
  useSyncExternalStore(
    (changed) => {
      window.addEventListener("focus", changed);
      return () => window.removeEventListener("focus", changed);
    },
    read,
    () => undefined,
  );
