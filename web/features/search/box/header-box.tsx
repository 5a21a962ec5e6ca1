"use client";
import { usePathname, useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { readSearch, searchPath } from "@/features/directory/search-address";
import { type Locale, localePath, splitLocale } from "@/platform/i18n/locales";
import { afterChoice } from "./after";
import { Combobox } from "./combobox";
import type { ComboboxText } from "./suggesting";

interface Props {
  readonly locale: Locale;
  readonly text: ComboboxText & Readonly<Record<"label" | "whatExample" | "submit", string>>;
}

/** Pages that have the whole search themselves. */
const OWN = ["/", "/restaurants"];

/** One field, for everything: a form with an address, which needs no scripts, and suggests with them. */
export function HeaderBox({ locale, text }: Props) {
  const router = useRouter();
  if (OWN.includes(splitLocale(usePathname()).path)) return null;
  const go = (path: string) => router.push(localePath(locale, path));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(searchPath(readSearch({ q: new FormData(event.currentTarget).get("q") })));
  };
  return (
    <search
      aria-label={text.label}
      className="order-last w-full md:order-none md:w-auto md:min-w-48 md:max-w-sm md:flex-1"
    >
      <form method="get" action={localePath(locale, "/restaurants")} onSubmit={send} className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Combobox
            name="q"
            label={text.label}
            placeholder={text.whatExample}
            value=""
            text={text}
            within={NOWHERE}
            isLabelHidden
            onChoose={(suggestion) => {
              const { path, typed } = afterChoice({}, suggestion);
              go(path);
              return typed;
            }}
          />
        </div>
        <button type="submit" aria-label={text.submit} className="button px-3">
          <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor">
            <circle cx="7" cy="7" r="4.5" strokeWidth="1.75" />
            <path d="m10.5 10.5 4 4" strokeWidth="1.75" strokeLinecap="round" />
          </svg>
        </button>
      </form>
    </search>
  );
}

const NOWHERE = {};
