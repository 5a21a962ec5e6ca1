import { expect, it } from "vitest";
import { firstPhone, firstWebAddress } from "./contacts.ts";

it.each([
  ["+49 40 123456", "+49 40 123456"],
  ["+49 40 123456; +49 40 654321", "+49 40 123456"],
  ["+49 40 123456, +49 40 654321", "+49 40 123456"],
  ["+49 40 123456 / +49 40 654321", "+49 40 123456"],
  ["040 123456 / 040 654321", "040 123456"],
  ["555 0100 / 555 0199", "555 0100"],
  ["040 / 123456", "040 123456"],
  ["040/123456", "040 123456"],
  ["+49 40 123456 oder +49 40 654321", "+49 40 123456"],
  ["none; +49 40 654321", "+49 40 654321"],
  ["tel:+1-212-555-0100;ext=12", "+1 212 555 0100 ext. 12"],
  ["(212) 555-0100, ext. 12", "212 555 0100 ext. 12"],
  ["+1 (212) 555-0100 / 0101", "+1 212 555 0100"],
  ["040 123456/57", "040 123456"],
  ["040/123456/57", "040 123456"],
  ["040/123456, 040/654321", "040 123456"],
  ["040/123456 / 040/654321", "040 123456"],
  ["(040) 123456 / (040) 654321", "040 123456"],
  ["555-0100 or 0101", "555 0100"],
  ["(212) 555-0100-01, -02", "212 555 0100 01"],
  ["555 0100\n555 0199", "555 0100"],
  ["555 0100 · 555 0199", "555 0100"],
  ["03-1234-5678、03-1234-5679", "03 1234 5678"],
  ["04 123 4567، 04 123 4568", "04 123 4567"],
  ["+7 495 123-45-67 или 123-45-68", "+7 495 123 45 67"],
  ["T: 040 123456 / F: 040 123457", "040 123456"],
  ["Fax: 040 123457, Tel.: 040 123456 (Bar)", "040 123456"],
  ["16900 / 16901", "16900"],
  ["F: 040 123457 / T: 040 123456", "040 123456"],
  ["none/040 123456", "040 123456"],
  ["02-1234-5678~9", "02 1234 5678"],
  ["https://example.com/123456", undefined],
  ["example.com/123456", undefined],
  ["06-1 / 123", undefined],
  ["040 123456 /".repeat(100), undefined],
  ["040 / 57", undefined],
  ["+49 40/57", undefined],
  ["040, 123456", "123456"],
  ["+1 800 GO PIZZA", undefined],
  ["n/a", undefined],
])("of the phones %j the first is %j", (text, phone) => {
  expect(firstPhone(text)).toBe(phone);
});

it.each([
  ["www.example.com", "https://www.example.com"],
  ["example.com", "https://example.com"],
  ["HTTP://EXAMPLE.COM/Menu", "http://example.com/Menu"],
  ["https://example.com/menu;jsessionid=1?x=1;y=2", "https://example.com/menu;jsessionid=1?x=1;y=2"],
  ["https://example.com/a,b;c.html", "https://example.com/a,b;c.html"],
  ["https://example.com?a=1;b=2", "https://example.com?a=1;b=2"],
  ["example.com:8080/menu", "https://example.com:8080/menu"],
  ["https://müller.example/straße", "https://müller.example/straße"],
  ["www.寿司.example", "https://www.寿司.example"],
  ["facebook.com/some place", "https://facebook.com/some%20place"],
  ["//example.com/x", "https://example.com/x"],
  ["http//www.example.com", "http://www.example.com"],
  ["http:/example.com", "http://example.com"],
  ["https:// example.com", "https://example.com"],
  ["https://a.example/x;https://b.example", "https://a.example/x"],
  ["https://a.example/x; https://b.example", "https://a.example/x"],
  ["https://a.example/ www.b.example", "https://a.example/"],
  ["a.example;b.example", "https://a.example"],
  ["www.a.example, www.b.example", "https://www.a.example"],
  ["n/a; www.a.example", "https://www.a.example"],
])("of the web addresses %j the first is %j", (text, address) => {
  expect(firstWebAddress(text)).toBe(address);
});

it.each([
  ...[" ", "n/a", "none", "-", "no website", "javascript:alert(1)", "mailto:me@example.com", "ftp://example.com"],
  ...["me@example.com", "https://user@example.com", "https://", "2.50", "example", "x".repeat(9_000)],
])("%j has no web address", (text) => {
  expect(firstWebAddress(text)).toBeUndefined();
});
