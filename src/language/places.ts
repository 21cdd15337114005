import { areaList } from '@vant/area-data';
import { fold } from './fold.ts';

/** A province, prefecture or county of China with the administrative units above it. */
export interface Place {
  /** Official simplified name, as 山南市 or 内蒙古自治区. */
  name: string;
  /** The name without its administrative ending, as 山南 or 内蒙古; never shorter than two characters. */
  short: string;
  level: 'province' | 'prefecture' | 'county';
  /** Official names of the units above, nearest first: 山南市 has [西藏自治区]. */
  above: string[];
}

const ETHNIC =
  '(?:[壮回维吾尔苗彝藏蒙古傣土家布依侗瑶朝鲜哈萨克傈僳佤拉祜白景颇羌柯尔孜黎满畲仡佬水纳西东乡裕固撒保安锡伯达斡鄂温克毛南各]+族)*';
const ENDING = new RegExp(
  `(?:维吾尔|壮族|回族)?(?:特别行政区|自治区)$|${ETHNIC}自治[州县旗]$|省$|市$|地区$|盟$|区$|县$|旗$|州$`,
  'u',
);

function shortName(name: string): string {
  const short = name.replace(ENDING, '');
  return short.length >= 2 ? short : name;
}

/** Every place by region code order: provinces first, then prefectures, then counties. */
function listPlaces(): Place[] {
  const { province_list: provinces, city_list: prefectures, county_list: counties } = areaList;
  const nameOf = (list: Record<string, string>, code: string) => list[code];
  const place = (name: string, level: Place['level'], above: (string | undefined)[]): Place => ({
    name,
    short: shortName(name),
    level,
    above: above.filter((unit): unit is string => unit !== undefined && unit !== name),
  });
  return [
    ...Object.values(provinces).map((name) => place(name, 'province', [])),
    ...Object.entries(prefectures).map(([code, name]) =>
      place(name, 'prefecture', [nameOf(provinces, `${code.slice(0, 2)}0000`)]),
    ),
    ...Object.entries(counties).map(([code, name]) =>
      place(name, 'county', [
        nameOf(prefectures, `${code.slice(0, 4)}00`),
        nameOf(provinces, `${code.slice(0, 2)}0000`),
      ]),
    ),
  ];
}

let byName: Map<string, Place> | undefined;

/** Official and short names to places; where two share a name the higher level, then the earlier code wins. */
function gazetteer(): Map<string, Place> {
  if (byName) return byName;
  byName = new Map();
  for (const place of listPlaces())
    for (const name of [place.name, place.short]) if (!byName.has(name)) byName.set(name, place);
  return byName;
}

/** The place of this name (official or short, any script), or undefined. */
export function findPlace(name: string): Place | undefined {
  return gazetteer().get(fold(name));
}

/** The longest place name in a gazetteer has this many characters (UTF-16 units). */
const LONGEST_NAME = 15;

/** A place named in a text, with the half-open UTF-16 span of its name. */
export interface PlaceMention {
  place: Place;
  /** The name as written, folded. */
  written: string;
  start: number;
  end: number;
}

/**
 * Places named in a text, left to right, longest name first, never overlapping. County names are taken only with their
 * administrative ending, because many of the short ones are common words.
 */
export function placesIn(text: string): PlaceMention[] {
  const folded = fold(text);
  const mentions: PlaceMention[] = [];
  for (let start = 0; start < folded.length; start++) {
    for (let length = Math.min(LONGEST_NAME, folded.length - start); length >= 2; length--) {
      const written = folded.slice(start, start + length);
      const place = gazetteer().get(written);
      if (!place || (place.level === 'county' && written !== place.name)) continue;
      mentions.push({ place, written, start, end: start + length });
      start += length - 1;
      break;
    }
  }
  return mentions;
}

/** The level-free name used to compare two ways of writing one place: 拉萨市 and 拉萨 are both 拉萨. */
export function bareName(name: string): string {
  const place = findPlace(name);
  return place ? place.short : fold(name);
}

/**
 * Whether a report about `region` answers a request for `wanted`: the same place, or a place inside it. Both may be
 * written in short or full, in either script.
 */
export function isWithin(region: string, wanted: string): boolean {
  const target = bareName(wanted);
  const names = [region, ...(findPlace(region)?.above ?? [])];
  return names.some((name) => bareName(name) === target);
}
