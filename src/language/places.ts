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

/** Peoples in the names of autonomous places; those of two characters and more may stand without 族 (博尔塔拉蒙古自治州). */
const PEOPLES =
  '藏|傣|彝|哈尼|布依|苗|侗|土家|朝鲜|回|白|景颇|傈僳|羌|壮|瑶|黎|畲|满|水|仡佬|毛南|仫佬|土|撒拉|保安|东乡|裕固|佤|拉祜|纳西|普米|怒|独龙|布朗|阿昌|德昂|基诺|高山|各';
const BARE_PEOPLES = '蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春';
const ENDING = new RegExp(
  `(?:维吾尔|壮族|回族)?(?:特别行政区|自治区)$|(?:(?:${PEOPLES})族|(?:${BARE_PEOPLES})族?)*自治[州县旗]$|[省市盟区县旗州]$|地区$`,
  'u',
);

/** Short names of prefectures that are words, too: taken only with their ending. */
const WORDS = new Set('长治 大同 安康 安顺 吉安 三明 朝阳 白银 来宾 东方'.split(' '));

function shortName(name: string): string {
  const short = name.replace(ENDING, '');
  return short.length >= 2 ? short : name;
}

/** Headings of the list, not places: counties that a province or municipality governs itself. */
const HEADINGS = /^县$|直辖县/u;

let all: Place[] | undefined;

/** Every place by region code order: provinces first, then prefectures, then counties. */
export function allPlaces(): readonly Place[] {
  all ??= listPlaces().filter(({ name }) => !HEADINGS.test(name));
  return all;
}

function listPlaces(): Place[] {
  const { province_list: provinces, city_list: prefectures, county_list: counties } = areaList;
  const nameOf = (list: Record<string, string>, code: string) => list[code];
  const place = (name: string, level: Place['level'], above: (string | undefined)[]): Place => ({
    name,
    short: shortName(name),
    level,
    above: [...new Set(above)].filter(
      (unit): unit is string => unit !== undefined && unit !== name && !HEADINGS.test(unit),
    ),
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

let byName: Map<string, Place[]> | undefined;

/** Official and short names to places; those that share a name by level, then by code. */
function gazetteer(): Map<string, Place[]> {
  if (byName) return byName;
  byName = new Map();
  for (const place of allPlaces())
    for (const name of new Set([place.name, place.short])) {
      const others = byName.get(name);
      if (others) others.push(place);
      else byName.set(name, [place]);
    }
  return byName;
}

/** Every place of this name (official or short, any script), the highest level first: there are four counties 朝阳. */
export function placesNamed(name: string): readonly Place[] {
  return gazetteer().get(fold(name)) ?? [];
}

/** The place of this name (official or short, any script), or undefined; of several the one of the highest level. */
export function findPlace(name: string): Place | undefined {
  return placesNamed(name)[0];
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
      const place = gazetteer().get(written)?.[0];
      if (!place || (written !== place.name && (place.level === 'county' || WORDS.has(written)))) continue;
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
