import type { Dish } from "@/features/restaurants/plate";
import { Plate } from "../restaurants/plate";

/** Where the plates stand on a cloth of 480 by 400, how large, and how they are turned. */
const setting: readonly (readonly [dish: Dish, x: number, y: number, size: number, turn: number])[] = [
  ["pizza", 28, 34, 3.4, -12],
  ["cup", 206, 12, 1.9, 20],
  ["fish", 318, 28, 2.9, -8],
  ["leaf", 196, 132, 2.4, 6],
  ["bowl", 338, 196, 3.2, 0],
  ["egg", 32, 222, 2.7, 14],
  ["glass", 238, 270, 1.8, 0],
  ["skewer", 178, 330, 2.6, -20],
  ["burger", 404, -24, 2, 10],
];

/** A laid table seen from above, as decoration that fills what holds it: a checked cloth in our own colours, and what may be on it. */
export function Table() {
  return (
    <svg
      viewBox="0 0 480 400"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <defs>
        <pattern id="cloth" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(8)">
          <path d="M0 0h20v40H0zM0 0h40v20H0z" className="fill-paprika" opacity="0.09" />
          <path d="M0 0h20v20H0z" className="fill-paprika" opacity="0.12" />
        </pattern>
      </defs>
      <rect width="480" height="400" className="fill-raised" />
      <rect width="480" height="400" fill="url(#cloth)" />
      {setting.map(([dish, x, y, size, turn]) => (
        <g key={dish} transform={`translate(${x} ${y}) scale(${size}) rotate(${turn} 24 24)`}>
          <circle cx="25" cy="26.5" r="22" className="fill-black" opacity="0.14" />
          <Plate dish={dish} />
        </g>
      ))}
    </svg>
  );
}
