import { fold } from './fold.ts';
import { type Place, placesIn, placesNamed } from './places.ts';

/** What kind of government a region has; a township or a development zone has none of these. */
export type Level = 'national' | 'provincial' | 'prefectural' | 'county';

/** A region and where it lies. */
export interface Region {
  /** Official name of the most specific place that is known; else the name as written. */
  name: string;
  /** Official names from the province down, as far as known: [西藏自治区, 山南市]. The nation is [全国]. */
  place: string[];
  level: Level | null;
}

export const NATION: Region = { name: '全国', place: ['全国'], level: 'national' };

const LEVELS = { province: 'provincial', prefecture: 'prefectural', county: 'county' } as const;

/** What people put between the names of a chain: 西藏 › 山南, 西藏/山南. */
const BETWEEN = /[\s›>/\\、,|·-]+/u;
const NATIONAL = /^(?:全国|中国|中华人民共和国|国务院|中央)$/u;

/** Ends the name of a place below the county, or of a zone beside the counties. */
export const BELOW_COUNTY = '(?:镇|乡|街道|新区|开发区|高新区|园区|管理区)';

/** Zones that the list of counties names beside them; a 新区 in that list is a district (浦东新区). */
const ZONE = /(?:开发区|高新区|园区|管理区|其它区)$/u;

/** A place with everything above it. Of several places that share a name and a level only the name is known. */
function regionOf(places: readonly Place[], name: string): Region {
  const [place] = places;
  if (!place) return { name, place: [name], level: null };
  const isCertain = places.filter(({ level }) => level === place.level).length === 1;
  const chain = isCertain ? [...place.above].reverse() : [];
  return { name: place.name, place: [...chain, place.name], level: ZONE.test(place.name) ? null : LEVELS[place.level] };
}

/**
 * The region that somebody names: in short or in full, in either script, alone (山南) or below the ones it lies in
 * (西藏自治区山南市, 西藏 › 山南). Of names that do not lie within each other the first counts. An unknown name is kept as written.
 * @param around official names of places that tell counties of one name apart
 */
export function regionNamed(written: string, around: readonly string[] = []): Region {
  const plain = fold(written).trim();
  if (NATIONAL.test(plain)) return NATION;
  let found: readonly Place[] = [];
  for (const part of plain.split(BETWEEN)) {
    const names = namesIn(part);
    if (!names) return unknown(written.trim(), part, found);
    for (const name of names) found = narrowed(found, placesNamed(name));
  }
  const near = found.filter(({ above }) => above.some((unit) => around.includes(unit)));
  return regionOf(near.length > 0 ? near : found, plain);
}

/** Of places of a name those that lie within the ones found so far. */
function narrowed(found: readonly Place[], named: readonly Place[]): readonly Place[] {
  if (found.length === 0) return named;
  const inside = named.filter(({ above }) => found.some(({ name }) => above.includes(name)));
  return inside.length > 0 ? inside : found;
}

/** A text that is nothing but names of places: the names; else undefined. */
function namesIn(text: string): string[] | undefined {
  if (placesNamed(text).length > 0) return [text];
  const mentions = placesIn(text);
  return mentions.length > 0 && mentions.map(({ written }) => written).join('') === text
    ? mentions.map(({ written }) => written)
    : undefined;
}

/** 昆山市千灯镇: a name that the list lacks, inside one that it has; or one of which nothing is known. */
function unknown(written: string, part: string, found: readonly Place[]): Region {
  const last = placesIn(part).at(-1);
  const name = part.slice(last?.end ?? 0);
  const isBelow = new RegExp(`^\\p{Script=Han}+${BELOW_COUNTY}$`, 'u').test(name);
  const above = regionOf(last ? narrowed(found, placesNamed(last.written)) : found, '').place;
  if (!isBelow || above[0] === '') return { name: written, place: [written], level: null };
  return { name, place: [...above, name], level: null };
}

/**
 * Whether a report about a place (names from the province down) answers a request for `wanted`, as `regionNamed` reads it:
 * the same place, or a place inside it.
 */
export function within(wanted: string): (place: readonly string[]) => boolean {
  const names = regionNamed(wanted).place;
  return (place) => names.every((name) => place.includes(name));
}
