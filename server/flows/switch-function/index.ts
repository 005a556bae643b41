export { switchFunction } from "./switch-function";
