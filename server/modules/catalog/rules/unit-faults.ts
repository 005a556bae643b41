import { fault, type Fault } from "@/server/kernel/errors";

/** An item's other units: none twice, none of them the base unit itself. */
export function unitFaults(baseUnitId: string, units: readonly { unitId: string }[]): Fault[] {
  return units.flatMap((unit, index) => {
    if (unit.unitId === baseUnitId) return [fault(`units.${index}.unitId`, "catalog.unit_is_base")];
    const twice = units.findIndex((other) => other.unitId === unit.unitId) !== index;
    return twice ? [fault(`units.${index}.unitId`, "catalog.unit_twice")] : [];
  });
}
