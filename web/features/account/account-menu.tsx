"use client";
import * as Menu from "@radix-ui/react-dropdown-menu";
import { usePathname } from "next/navigation";
import { startTransition } from "react";
import { splitLocale } from "@/platform/i18n/locales";
import { fillIn } from "@/platform/i18n/plain-text";
import type { Visitor } from "@/platform/session/visitor";
import { signOut } from "./actions";

/** What the button of an account shows, and the menu behind it. */
export interface AccountProps {
  readonly paths: Readonly<Record<"signIn" | "account" | "chats" | "imports" | "moderation" | "system", string>>;
  readonly text: Readonly<
    Record<"signIn" | "signOut" | "account" | "accountMenu" | "chats" | "imports" | "moderation" | "system", string>
  >;
}

const item = "block w-full cursor-pointer rounded-md px-3 py-2 text-start outline-none data-highlighted:bg-raised";

export function AccountMenu({ visitor, paths, text }: AccountProps & { readonly visitor: Visitor }) {
  const { locale } = splitLocale(usePathname());
  return (
    // Not modal: a modal menu hides the scroll bar, and the page would move sideways.
    <Menu.Root modal={false}>
      <Menu.Trigger className="button max-w-48" aria-label={fillIn(text.accountMenu, { name: visitor.name })}>
        <bdi className="truncate">{visitor.name}</bdi>
        <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
          <path d="m1 1 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content align="end" sideOffset={8} className="card z-50 min-w-48 p-2">
          <Menu.Item asChild>
            <a href={paths.account} className={item}>
              {text.account}
            </a>
          </Menu.Item>
          <Menu.Item asChild>
            <a href={paths.chats} className={item}>
              {text.chats}
            </a>
          </Menu.Item>
          {(visitor.role === "moderator" || visitor.role === "admin") && (
            <Menu.Item asChild>
              <a href={paths.moderation} className={item}>
                {text.moderation}
              </a>
            </Menu.Item>
          )}
          {visitor.role === "admin" &&
            (["imports", "system"] as const).map((page) => (
              <Menu.Item key={page} asChild>
                <a href={paths[page]} className={item}>
                  {text[page]}
                </a>
              </Menu.Item>
            ))}
          {/* No form: the menu closes and would take it along before it was sent. */}
          <Menu.Item className={item} onSelect={() => leave(locale)}>
            {text.signOut}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function leave(locale: string): void {
  const form = new FormData();
  form.set("locale", locale);
  startTransition(() => signOut(form));
}
