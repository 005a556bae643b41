import { z } from "zod";
import { idOf } from "@/server/kernel/ids";

export const eraseCustomerInput = z.object({ customerId: idOf("customer") });
export const eraseContactInput = z.object({ contactId: idOf("contact") });
export const eraseSupplierInput = z.object({ supplierId: idOf("supplier") });
