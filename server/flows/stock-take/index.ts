export { postCount } from "./post-count";
