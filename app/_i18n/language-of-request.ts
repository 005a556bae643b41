import { asLocale, type Locale } from "./locales";

interface Facts {
  /** What the person's profile says now; null for nobody signed in. */
  readonly profile: string | null;
  /** What it said when this browser signed in or changed it. */
  readonly seen: string | undefined;
  /** What was last chosen in this browser. */
  readonly chosen: string | undefined;
  /** The best of ours for what the browser asks for. */
  readonly accepted: Locale;
}

/** A choice of this browser counts until the profile is changed, here or on another device: then the profile does. */
export function languageOfRequest({ profile, seen, chosen, accepted }: Facts): Locale {
  if (profile && seen && profile !== seen) return asLocale(profile);
  if (chosen) return asLocale(chosen);
  return profile ? asLocale(profile) : accepted;
}
