import { findPlants } from "./find-plants.ts";
import { plants, rare } from "./plants.ts";

findPlants(Object.entries(plants).filter(([name], n) => n % 2 === 0 && !rare.has(name)));
