import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { refuseAttempt } from "./too-many.ts";

function answerTo(url: string, headers: Record<string, string> = {}) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: "" };
  const response = {
    writeHead: (status: number, fields: Record<string, string>) => Object.assign(answer, { status, headers: fields }),
    end: (body: string) => Object.assign(answer, { body }),
  };
  refuseAttempt({ url, headers } as unknown as IncomingMessage, response as unknown as ServerResponse, 12);
  return answer;
}

it.each([
  ["/sign-in?return_to=%2F", 'lang="en" dir="ltr"', "429 Too many attempts"],
  ["/de/sign-up", 'lang="de" dir="ltr"', "429 Zu viele Versuche"],
  ["/ar/sign-in/password", 'lang="ar" dir="rtl"', "429 محاولات كثيرة"],
])("says on %s when to try again, in its language", (url, language, words) => {
  const { status, headers, body } = answerTo(url);
  expect([status, headers["retry-after"], headers["content-type"]]).toEqual([429, "12", "text/html; charset=utf-8"]);
  expect(body).toContain(language);
  expect(body).toContain(words);
});

it("says it to a script as a text", () => {
  const { headers, body } = answerTo("/sign-in", { "next-action": "40ab" });
  expect([headers["content-type"], body]).toEqual([
    "text/plain",
    "429 Too many attempts. Wait a while, then try again.",
  ]);
});
