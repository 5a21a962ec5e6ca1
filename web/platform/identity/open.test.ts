import { expect, it } from "vitest";
import { openIdentityProvider } from "./open.ts";

const usernames = (issuer: string) => openIdentityProvider({ issuer, clientId: "x" }).rules.username;

it("is Cognito by the issuer's host", () => {
  expect(usernames("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI")).toBe("email");
  expect(usernames("https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEfGhI")).toBe("email");
});

it("is the local issuer anywhere else", () => {
  expect(usernames("http://127.0.0.1:4000/issuer")).toBe("name");
  expect(usernames("https://cognito-idp.eu-central-1.amazonaws.com.example.org/x")).toBe("name");
  expect(usernames("https://example.org/cognito-idp.eu-central-1.amazonaws.com")).toBe("name");
});
