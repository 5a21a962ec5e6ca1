import { expect, it } from "vitest";
import { scriptHashes } from "./script-hashes.ts";

it("has the hash of each inline script once, as CSP writes it", () => {
  // What openssl makes of them.
  const html = "<script>alert('Hello, world.');</script><script>é</script><script>alert('Hello, world.');</script>";
  expect(scriptHashes(html)).toEqual([
    "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
    "sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw=",
  ]);
});
