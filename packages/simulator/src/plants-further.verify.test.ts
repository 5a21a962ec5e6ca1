import { findPlants } from "./find-plants.ts";
import { plants } from "./plants.ts";

findPlants(Object.entries(plants).filter((_, n) => n % 2 === 1));
