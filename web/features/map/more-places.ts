"use client";
import { createContext } from "react";
import type { Place } from "./place";

/** Places that came after the page did, for the map on it. */
export const MorePlaces = createContext<readonly Place[]>([]);
