import { describe, expect, it } from "vitest";
import { inlineScripts } from "../security/inline-scripts.ts";
import { lacksPage, standIn, standInForDevelopers } from "./stand-in.ts";

/** As Next.js sends what failed, and what is not found where no route of ours is asked. */
const failed = Buffer.from(
  `<!DOCTYPE html><html id="__next_error__"><head></head><body class="x"><script>self.__next_f.push([1,"e:E{\\"digest\\":\\"3227098399\\"}"])</script></body></html>`,
);
const bare = Buffer.from("<!DOCTYPE html><html><head><title>404: This page could not be found.</title></head></html>");
const own = Buffer.from('<!DOCTYPE html><html lang="de" dir="ltr" class="a"><head></head></html>');

it.each([
  [404, failed, true],
  [500, failed, true],
  [404, bare, true],
  [400, Buffer.from(""), true],
  [404, own, false],
  [500, own, false],
  [200, failed, false],
])("an answer with status %i (%#) lacks a page: %s", (status, rendered, lacks) => {
  expect(lacksPage(status, rendered)).toBe(lacks);
});

describe("in its place stands", () => {
  const page = (...asked: Parameters<typeof standIn>) => Buffer.from(standIn(...asked)).toString();

  it("what is prepared for what is not found, and for nothing else", () => {
    expect(page("de", 404, failed, own)).toBe(own.toString());
    expect(page("de", 500, failed, own)).not.toBe(own.toString());
  });

  it.each([
    ["en", 500, 'lang="en" dir="ltr"', "Something boiled over · Bellyfed", "/", "3227098399"],
    ["de", 500, 'lang="de" dir="ltr"', "Da ist etwas übergekocht · Bellyfed", "/de", "3227098399"],
    ["ar", 503, 'lang="ar" dir="rtl"', "Bellyfed", "/ar", "3227098399"],
    ["de", 404, 'lang="de" dir="ltr"', "Diese Seite steht nicht auf der Karte · Bellyfed", "/de", "404"],
    ["en", 403, 'lang="en" dir="ltr"', "This could not be taken · Bellyfed", "/", "403"],
  ] as const)("in %s with status %i a whole page that asks for nothing else", (locale, status, ...wanted) => {
    const [language, title, home, code] = wanted;
    const html = page(locale, status, failed);
    expect(html).toContain(`<html ${language}>`);
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toContain(title);
    expect(html).toMatch(/<main.*<h1[^>]*>[^<]+<\/h1>/);
    expect(html).toContain(`<a href="${home}"`);
    expect(html).toContain(code);
    expect(html).not.toMatch(/<script|<link|<style|src=/);
    expect(html.match(/style="/g)?.length).toBe(html.match(/style=/g)?.length);
  });

  it("no code where there is none, and nothing of what the page held", () => {
    const html = page("en", 500, Buffer.from('<html>digest":"<script>steal()</script>'));
    expect(html).not.toContain("code");
    expect(html).not.toContain("steal");
  });
});

it("a page of `next dev` keeps its scripts, and says what it is to who has none", () => {
  const html = Buffer.from(standInForDevelopers("ar", 404, failed)).toString();
  expect(inlineScripts(html)).toEqual(inlineScripts(failed.toString()));
  expect(html).toContain('<html lang="ar" dir="rtl" id="__next_error__">');
  expect(html.match(/<title>[^<]+ · Bellyfed<\/title>/g)).toHaveLength(1);
  expect(html).toMatch(/<body class="x"><noscript><main.*href="\/ar".*<\/main><\/noscript>/);
  expect(Buffer.from(standInForDevelopers("ar", 404, bare)).toString()).toBe(
    Buffer.from(standIn("ar", 404, bare)).toString(),
  );
});
