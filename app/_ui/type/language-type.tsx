"use client";

import dynamic from "next/dynamic";

const ChineseType = dynamic(() => import("./chinese-type"));

/** The letters of the reader's language, where Pretendard does not draw them; loaded for that language alone. */
export function LanguageType({ locale }: { locale: string }) {
  return locale === "zh" ? <ChineseType /> : null;
}
