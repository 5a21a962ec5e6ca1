import { runCommand } from "../terminal.ts";
import { reconcileCommand } from "./command.ts";

process.exitCode = await runCommand(reconcileCommand);
