"use client";
import { useState } from "react";
import { NearMe, type NearText } from "@/features/search/box/near-me";
import type { Locale } from "@/platform/i18n/locales";
import { openNow } from "./actions";
import { Later, type LaterText, useLoad } from "./later";

interface Props {
  readonly locale: Locale;
  readonly text: LaterText & NearText;
}
interface Asked {
  readonly locale: Locale;
  readonly near: string | undefined;
}

const load = ({ locale, near }: Asked) => openNow(locale, near ? { near } : {});

/** What is open now, the best rated anywhere, or the nearest once somebody says where they are. */
export function OpenList({ locale, text }: Props) {
  const [near, setNear] = useState<string>();
  return (
    <Later load={useLoad(load, { locale, near })} text={text}>
      <NearMe text={text} onFound={setNear} />
    </Later>
  );
}
