import { firstAnswer } from "./first-answer.ts";
import { openMiniSearch } from "./peer.ts";

await firstAnswer(async (file, text) => openMiniSearch(file).search(text));
