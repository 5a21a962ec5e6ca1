import { SEARCH_PATH } from "@bellyfed/core/site-paths";
import { expect, test } from "vitest";
import { readSources } from "./sources.ts";

/** The addresses of the site's pages whose query holds what people search for, as its folders say, in every language. */
const searchPages = readSources()
  .filter(({ path, text }) => /^web\/app\/\[locale\]\/(.*\/)?page\.tsx$/.test(path) && text.includes("readSearch("))
  .map(({ path }) => path.replace(/^web\/app\/\[locale\]/, "").replace(/\/page\.tsx$/, ""));

test("the firewall knows every page whose query people write, and no other", () => {
  expect(searchPages).toEqual(["/restaurants"]);
  const isSearch = (path: string) => new RegExp(SEARCH_PATH).test(path);
  for (const page of searchPages)
    for (const language of ["", "/de", "/ar"]) expect(isSearch(language + page)).toBe(true);
  for (const other of ["/", "/de", "/restaurants/new", "/a/b/restaurants", "/import"])
    expect(isSearch(other)).toBe(false);
});
