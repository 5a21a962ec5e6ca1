import { runCommand } from "../terminal.ts";
import { startCommand } from "./command.ts";

const code = await runCommand(startCommand);
// Servers that run would keep the process alive.
if (code !== 0) process.exit(code);
