"use client";
import type { Locale } from "@/platform/i18n/locales";
import { similarTo } from "./actions";
import { Later, type LaterText, useLoad } from "./later";

interface Props {
  readonly locale: Locale;
  readonly around: Parameters<typeof similarTo>[1];
  readonly text: LaterText;
}

const load = ({ locale, around }: Omit<Props, "text">) => similarTo(locale, around);

/** Places to go to instead, once the end of the page is near. */
export function SimilarList({ locale, around, text }: Props) {
  return <Later load={useLoad(load, { locale, around })} text={text} />;
}
