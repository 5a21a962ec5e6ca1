"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useRef, useTransition } from "react";
import { parametersOf, readSearch, type Search, searchPath } from "@/features/directory/search-address";
import { type Locale, localePath } from "@/platform/i18n/locales";
import { afterChoice, afterForm, keptParameters } from "./after";
import { Combobox } from "./combobox";
import { NearMe, type NearText } from "./near-me";
import type { ComboboxText } from "./suggesting";

export interface BoxText extends ComboboxText, NearText {
  readonly what: string;
  readonly whatExample: string;
  readonly where: string;
  readonly whereExample: string;
  readonly nearYou: string;
  readonly submit: string;
}

interface Props {
  readonly locale: Locale;
  /** What the address asks for; its filters go on with the next search. */
  readonly search: Search;
  readonly text: BoxText;
  /** What is offered to who cannot be found by position. */
  readonly instead?: ReactNode;
}

/** What and where: a form with an address for each search, which needs no scripts, and suggests with them. */
export function SearchBox({ locale, search, text, instead }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const where = useRef<HTMLInputElement>(null);
  const go = (path: string) => start(() => router.push(localePath(locale, path)));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(searchPath(afterForm(search, readSearch(parametersOf(new FormData(event.currentTarget))))));
  };
  const { city = "", near } = search;
  return (
    <form
      method="get"
      action={localePath(locale, "/restaurants")}
      onSubmit={send}
      aria-busy={pending}
      className="space-y-3"
    >
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,6fr)_minmax(0,5fr)_auto]">
        <Combobox
          name="q"
          label={text.what}
          placeholder={text.whatExample}
          value={search.q ?? ""}
          text={text}
          within={{ city, near }}
          onChoose={(suggestion) => {
            const { path, typed } = afterChoice(search, suggestion);
            go(path);
            return typed;
          }}
        />
        <Combobox
          name="city"
          label={text.where}
          placeholder={near ? text.nearYou : text.whereExample}
          value={city}
          text={text}
          within={{ only: "city", near }}
          onChoose={({ text: chosen }) => chosen}
          input={where}
        />
        <button type="submit" className="button-primary">
          {text.submit}
        </button>
      </div>
      {keptParameters(search).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <NearMe text={text} instead={instead} onFound={(position) => go(searchPath(nearby(search, position)))} />
    </form>
  );
}

/** Nearest first, wherever it was looked before. */
const nearby = ({ city: _, bbox: __, cursor: ___, ...search }: Search, near: string): Search => ({
  ...search,
  near,
  sort: "distance",
});
