import { bookFixtures } from "./fixtures-books";
import { documentFixtures } from "./fixtures-documents";
import { masterFixtures } from "./fixtures-master";
import { orderFixtures } from "./fixtures-orders";
import { webhookFixtures } from "./fixtures-webhooks";
import { workspaceFixtures } from "./fixtures-workspace";

import type { Fixtures } from "./fixture-type";

/** All of them. */
export const fixtures: Fixtures = { ...masterFixtures, ...orderFixtures, ...bookFixtures, ...workspaceFixtures, ...webhookFixtures, ...documentFixtures };
