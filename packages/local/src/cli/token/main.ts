import { usualUrl } from "../../cloud/environment.ts";
import { settings } from "../../cloud/settings.ts";
import { runCommand } from "../terminal.ts";
import { tokenCommand } from "./command.ts";

const command = tokenCommand(() => {
  const { apiPort, dataDir } = settings(process.env);
  return { dataDir, url: usualUrl(dataDir, apiPort) };
});
process.exitCode = await runCommand(command);
