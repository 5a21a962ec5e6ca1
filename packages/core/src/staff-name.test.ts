import { expect, test } from "vitest";
import { looksLikeStaff } from "./staff-name.ts";

test.each([
  "Admin",
  "the ADMIN",
  "Administrator of things",
  "Moderator",
  "Bellyfed",
  "Bellyfed Team",
  "TeamBellyfedHelp",
  "B e l l y f e d",
  "a.d.m.i.n",
  "Ａｄｍｉｎ",
  "Ádmin",
  "аdmin",
  "m0derat0r",
  "5upport",
  "Adm1n",
  "$taff",
  "BEL1YFED",
  // Greek capitals.
  "ΑDΜΙΝ",
  "BΕLLΥFΕD",
  "ΗΕLΡDΕSΚ",
  "ᴀᴅᴍɪɴ",
  "ꓮꓓꓟꓲꓠ",
  "ⒶⒹⓂⒾⓃ",
  "🅐🅓🅜🅘🅝",
  "🅰🅳🅼🅸🅽",
  "Admin2",
  "support24",
  "ВЕLLYFED",
  "Moderatorin",
  "المشرف",
  "أدمن",
])("%j looks like staff", (name) => {
  expect(looksLikeStaff(name)).toBe(true);
});

test.each([
  "Alice",
  "Stafford Smith",
  "Adminah",
  "Bella Feder",
  "Belly Fox",
  "Supporterin",
  "Ольга Админова",
  "Dr. Systemov",
  "محمد",
  "京子",
  "",
  "😀",
  "4",
])("%j is a name", (name) => {
  expect(looksLikeStaff(name)).toBe(false);
});
