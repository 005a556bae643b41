"use client";

import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/600.css";
import "./chinese-type.css";

/** Brings Noto Sans SC in pieces: a browser fetches those whose characters stand on the page. Every line has a height of its own, so none moves. */
export default function ChineseType() {
  return null;
}
