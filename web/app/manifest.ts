import type { MetadataRoute } from "next";
import shell from "../messages/en/shell.json" with { type: "json" };

/** For those who put the site on their home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Bellyfed",
    short_name: "Bellyfed",
    description: shell.description,
    lang: "en",
    start_url: "/",
    display: "standalone",
    // The token `paper`; a manifest knows one colour only.
    background_color: "#fcf8f1",
    theme_color: "#fcf8f1",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
