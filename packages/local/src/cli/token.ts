import { settings } from "../cloud/settings.ts";
import { fail } from "./terminal.ts";
import { tokenCommand } from "./token/command.ts";

try {
  process.exitCode = await tokenCommand(process.argv.slice(2), { dataDir: settings(process.env).dataDir });
} catch (error) {
  fail(error);
}
