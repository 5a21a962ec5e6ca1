import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { QR_BYTES, QR_SIZE, qrCode, qrPath } from "./qr.ts";

const URI = "otpauth://totp/Bellyfed:Ada?secret=JBSWY3DPEHPK3PXP&issuer=Bellyfed";
const digestOf = (text: string) =>
  createHash("sha256")
    .update(
      qrCode(text)
        .map((row) => row.map(Number).join(""))
        .join("\n"),
    )
    .digest("hex");

it.each([
  [URI, "dfa4393796a751a9d5de0629c42e932814bb12c1db8e3d731b4cc5f09046a03c"],
  ["x".repeat(QR_BYTES), "21e02ceea8d235cf29ba53f809c61e9bca5b25910dfa51ccb01292bb14777f09"],
  ["é", "b19c5f3aa380d307c24943f245bbb6029592db2da8d5a96901a81e8f0a6a9d22"],
])("is what uqr 0.1 makes of it (version 9, M, mask 0), and jsQR reads: %s", (text, digest) => {
  expect(digestOf(text)).toBe(digest);
});

it("is drawn module by module", () => {
  const dark = qrCode(URI).flat().filter(Boolean).length;
  expect(qrPath(URI).match(/M\d+ \d+h1v1h-1z/g)).toHaveLength(dark);
  expect(qrPath(URI)).toMatch(/^M0 0h1v1h-1zM1 0/);
  expect(qrCode(URI).every((row) => row.length === QR_SIZE)).toBe(true);
});

it("refuses what does not fit in", () => {
  expect(() => qrCode("x".repeat(QR_BYTES + 1))).toThrow("180 bytes");
});
