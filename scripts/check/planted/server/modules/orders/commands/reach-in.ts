import { secret } from "../../customers/rules/secret";

export const reached = secret;
