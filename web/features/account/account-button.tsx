"use client";
import { usePathname } from "next/navigation";
import { lazy, type MouseEvent, Suspense } from "react";
import { splitLocale } from "@/platform/i18n/locales";
import { fillIn } from "@/platform/i18n/plain-text";
import { useVisitor } from "@/platform/session/use-visitor";
import type { Visitor } from "@/platform/session/visitor";
import type { AccountProps } from "./account-menu";

/** Loaded only when somebody is signed in: the menu brings a library with it. */
const AccountMenu = lazy(() => import("./account-menu").then(({ AccountMenu }) => ({ default: AccountMenu })));

/** Shows who is signed in. It reads that from the cookie for scripts, because the page itself is the same for everybody; without JavaScript it is a link to sign in. */
export function AccountButton(props: AccountProps) {
  const visitor = useVisitor();
  const { path } = splitLocale(usePathname());
  if (visitor) {
    return (
      <Suspense fallback={<AccountLink visitor={visitor} {...props} />}>
        <AccountMenu visitor={visitor} {...props} />
      </Suspense>
    );
  }
  return (
    <a href={props.paths.signIn} className="button" onClick={(event) => comeBack(event, props.paths.signIn, path)}>
      {props.text.signIn}
    </a>
  );
}

/** Shown while the menu is loading. */
function AccountLink({ visitor, paths, text }: AccountProps & { readonly visitor: Visitor }) {
  return (
    <a href={paths.account} className="button max-w-48" aria-label={fillIn(text.accountMenu, { name: visitor.name })}>
      <bdi className="truncate">{visitor.name}</bdi>
    </a>
  );
}

/** Adds the page to come back to. Only the browser knows its whole address, because some pages are rendered once for all queries. */
function comeBack({ currentTarget }: MouseEvent<HTMLAnchorElement>, signIn: string, path: string): void {
  const isDoor = path === "/" || path.startsWith("/sign-");
  if (!isDoor) currentTarget.href = `${signIn}?return_to=${encodeURIComponent(path + window.location.search)}`;
}
