import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";

/** What the features ask for; the laptop and the simulator connect the same. */
export const wired = wiring(features);

/** What was made under a name. Throws when the wiring names something that nobody made. */
export function madeOf<Made>(made: ReadonlyMap<string, Made>, name: string): Made {
  const found = made.get(name);
  if (!found) throw new Error(`Nothing made "${name}"`);
  return found;
}
