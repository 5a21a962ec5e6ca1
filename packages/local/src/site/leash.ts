// Loaded into the site's process before its own code: `node --import leash.ts?parent=<pid>`. When the process that started the site is gone,
// however it went (`kill -9` says no goodbye), the channel between the two closes, and the site ends too instead of keeping its port.
// Nothing it could finish: the API went with the parent. And the next start waits for the port no longer than three.
const LAST_SECONDS = 1;
const parent = new URL(import.meta.url).searchParams.get("parent");

// What the site starts inherits these arguments, and lives by channels of its own.
if (parent === String(process.ppid)) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), LAST_SECONDS * 1000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // A server that ends by closing what it has open must not be kept by this.
  process.channel?.unref();
}
