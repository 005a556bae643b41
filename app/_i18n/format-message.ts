import formatCompiled from "use-intl/format-message/format-only";
import formatRaw from "format-message-as-written";

type Format = typeof formatRaw;

/**
 * Takes the place of next-intl's formatter on the server (`next.config.mjs`): texts of screens come taken apart already, texts of
 * mail and papers as they are written. Browsers have the first half alone.
 */
const formatMessage = ((...[key, message, values, options]: Parameters<Format>) =>
  typeof message === "string" && /[{<']/.test(message) ? formatRaw(key, message, values, options) : formatCompiled(key, message, values, options)) as Format;
formatMessage.raw = true;

export default formatMessage;
