import { guideIndexContract } from "@bellyfed/testing/contract/guide-index.contract";
import { searchIndexContract } from "@bellyfed/testing/contract/search-index.contract";
import { memoryIndex } from "./memory.ts";

searchIndexContract("the index in memory", memoryIndex, memoryIndex);
guideIndexContract("what the index in memory says to the guide", memoryIndex, memoryIndex);
