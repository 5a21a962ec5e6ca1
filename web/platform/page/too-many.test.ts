import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, it } from "vitest";
import type { Locale } from "../i18n/locales.ts";
import { refuseAttempt } from "./too-many.ts";

function answerTo(locale: Locale, headers: Record<string, string> = {}) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: "" };
  const response = {
    writeHead: (status: number, fields: Record<string, string>) => Object.assign(answer, { status, headers: fields }),
    end: (body: string) => Object.assign(answer, { body }),
  };
  refuseAttempt(locale, { headers } as unknown as IncomingMessage, response as unknown as ServerResponse, 12);
  return answer;
}

it.each([
  ["en", 'lang="en" dir="ltr"', "Too many attempts", "/"],
  ["de", 'lang="de" dir="ltr"', "Zu viele Versuche", "/de"],
  ["ar", 'lang="ar" dir="rtl"', "محاولات كثيرة", "/ar"],
] as const)("says in %s when to try again, and knows a way home", (locale, language, words, home) => {
  const { status, headers, body } = answerTo(locale);
  expect([status, headers["retry-after"], headers["content-type"]]).toEqual([429, "12", "text/html; charset=utf-8"]);
  expect(body).toContain(language);
  expect(body).toContain(words);
  expect(body).toContain(`href="${home}"`);
});

it("says it to a script as a text", () => {
  const { headers, body } = answerTo("en", { "next-action": "40ab" });
  expect([headers["content-type"], body]).toEqual([
    "text/plain",
    "429 Too many attempts. Wait a while, then try again.",
  ]);
});
