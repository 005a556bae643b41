/// <reference types="next" />
/// <reference types="next/image-types/global" />

/** next-intl's own formatter, past the alias in next.config.mjs that puts ours in its place. */
declare module "format-message-as-written" {
  export { default } from "use-intl/format-message";
}
