import { regionNamed } from '../../src/language/regions.ts';

/** The place of a report about this region. */
export function placeOf(region: string | null | undefined): string[] {
  return region ? regionNamed(region).place : [];
}
