// How does the product look when it is installed on a phone or a desktop?
import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("shell");
  return {
    id: "/",
    name: t("product"),
    short_name: t("product"),
    description: t("tagline"),
    lang: "vi",
    start_url: "/today",
    scope: "/",
    display: "standalone",
    background_color: "#f9fafb",
    theme_color: "#3b63d3",
    categories: ["business", "productivity"],
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("top.newNote"), url: "/notes/new", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
      { name: t("nav.customers"), url: "/customers", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
    ],
  };
}
