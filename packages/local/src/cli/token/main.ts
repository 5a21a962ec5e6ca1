import { settings } from "../../cloud/settings.ts";
import { runCommand } from "../terminal.ts";
import { tokenCommand } from "./command.ts";

process.exitCode = await runCommand(tokenCommand(() => ({ dataDir: settings(process.env).dataDir })));
