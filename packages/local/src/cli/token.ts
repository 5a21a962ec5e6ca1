import { settings } from "../cloud/settings.ts";
import { tokenCommand } from "../issuer/token-cli.ts";
import { fail } from "./terminal.ts";

try {
  process.exitCode = await tokenCommand(process.argv.slice(2), { dataDir: settings(process.env).dataDir });
} catch (error) {
  fail(error);
}
