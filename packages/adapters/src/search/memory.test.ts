import { searchIndexContract } from "@bellyfed/testing/contract/search-index.contract";
import { memoryIndex } from "./memory.ts";

searchIndexContract("the index in memory", memoryIndex, memoryIndex);
