import { findPlace, type PlaceMention, placesIn } from '../language/places.ts';
import { BELOW_COUNTY, NATION, type Region, regionNamed } from '../language/regions.ts';
import { openingOf, originInHead, type Telling, type Told, told } from './told.ts';

/** What stands behind the name of a place whose government reports. */
const GOVERNMENT = /^(?:第[^\n]{1,4}届)?(?:(?:人民)?(?:政府|代表大会)|施政报告)/u;

/** A township or zone that reports itself: 昆山市千灯镇人民政府, 空港新区管委会. */
const LOCAL = new RegExp(
  `(\\p{Script=Han}{2,12}?${BELOW_COUNTY})(?:\\d{4}年)?(?:人民政府|政府工作报告|人民代表大会|管委会|管理委员会|办事处|第[^\\n]{1,6}届)`,
  'gu',
);

/** For the whole country: 国务院总理, 我代表国务院, 第十四届全国人民代表大会. */
const NATIONAL_HEAD = /国务院(?:政府工作报告|总理)|全国人民代表大会/u;
const NATIONAL_SPEECH =
  /我[^。,]{0,10}(?:代表|根据|受)[^。,]{0,14}(?:国务院|中央人民政府)|国务院决定由我|向第.{1,3}届全国人民代表大会/u;

/**
 * The region that a report is about: of the government that reports; else where the event took place; else the first place of
 * the head or lead; else what the speech says most; else what the path names. `written` is its name as the text has it, folded.
 */
export function regionOf(telling: Telling, isWorkReport: boolean): Told<Region & { written: string }> | null {
  const { file, head, lead } = telling;
  const local = localIn(telling);
  if (local) return local;
  const around = [...placesIn(head), ...placesIn(file)].map(({ place }) => place.name);
  const written = (mention: { written: string }, from: Told<unknown>['from']) =>
    told({ ...regionNamed(mention.written, around), written: mention.written }, from);
  const governments = placesIn(head).filter(({ end }) => GOVERNMENT.test(head.slice(end)));
  const [first] = governments;
  // 2025年宁夏政府工作报告, and below it 宁夏回族自治区第十三届人民代表大会: the full name says it best.
  const official = governments.find((one) => one.place === first?.place && one.written === one.place.name);
  if (first) return written(official ?? first, originInHead(telling, first.start));
  const national = NATIONAL_HEAD.exec(head);
  if (national) return told({ ...NATION, written: NATION.name }, originInHead(telling, national.index));
  if (isWorkReport && NATIONAL_SPEECH.test(openingOf(telling)))
    return told({ ...NATION, written: NATION.name }, 'body');
  const inHead = placesIn(head);
  const inLead = placesIn(lead);
  const event = inHead.find(isEvent(head));
  if (event) return written(event, originInHead(telling, event.start));
  const leadEvent = inLead.find(isEvent(lead));
  if (leadEvent) return written(leadEvent, 'body');
  const spoken = isWorkReport && inHead.length === 0 ? spokenOf(telling) : undefined;
  if (spoken) return told({ ...regionNamed(spoken), written: spoken }, 'body');
  const plainHead = inHead.find(isPlain);
  const plain = plainHead ?? inLead.find(isPlain);
  if (plain) return written({ written: fullName(plain) }, plainHead ? originInHead(telling, plainHead.start) : 'body');
  return inPath(file);
}

function localIn(telling: Telling): ReturnType<typeof regionOf> {
  const { head } = telling;
  for (const { index, 1: match = '' } of head.matchAll(LOCAL)) {
    const above = placesIn(match).at(-1);
    const name = match.slice(above?.end ?? 0).replace(/^.*[在于日]/u, '');
    if (name.length < 3 || above?.end === match.length || findPlace(name)) continue;
    const region = regionNamed(above ? `${regionNamed(above.written).place.join('')}${name}` : name);
    return told({ ...region, written: name }, originInHead(telling, index));
  }
  return null;
}

const isEvent =
  (text: string) =>
  ({ start, end }: PlaceMention) =>
    text[start - 1] === '在' && /^(?:召开|举行|开幕)/u.test(text.slice(end));

/** Short names of prefectures are also words (长治久安); a province's, or a full name, is not mistaken. */
const isPlain = ({ place, written }: PlaceMention) => place.level === 'province' || written === place.name;

/** The official name of a place named in short: of its province. */
function fullName({ place, written }: PlaceMention): string {
  return written === place.name ? written : (findPlace(place.above.at(-1) ?? place.name)?.name ?? place.name);
}

/** How a speaker calls the government that he reports for: 我代表省人民政府, 我代表上海市人民政府. */
const FOR_GOVERNMENT = /代表\p{Script=Han}{0,12}?(省|自治区|自治州|自治县|自治旗|市|州|盟|县|区|旗)(?:人民)?政府/u;

/** A place is what a speech is about when it is named this often, and twice as often as any other of its kind. */
const OFTEN = 5;

/** 我代表省人民政府 names no province: it is the one that the speech names again and again. */
function spokenOf(telling: Telling): string | undefined {
  const unit = FOR_GOVERNMENT.exec(openingOf(telling))?.[1];
  if (!unit) return undefined;
  const counts = new Map<string, number>();
  for (const { place } of placesIn(telling.prose))
    if (place.name.endsWith(unit) && (unit !== '区' || place.level === 'county'))
      counts.set(place.name, (counts.get(place.name) ?? 0) + 1);
  const [most, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= OFTEN && most[1] >= 2 * (next?.[1] ?? 0) ? most[0] : undefined;
}

/** What the folders and the name of a file say: 西藏/山南/2023.txt. */
function inPath(file: string): ReturnType<typeof regionOf> {
  const parts = file.replace(/\.[^./]+$/u, '').split('/');
  const names = parts.flatMap((part) => (findPlace(part) ? [part] : placesIn(part).map(({ written }) => written)));
  if (names.length === 0) return null;
  const region = regionNamed(names.join('/'));
  return told({ ...region, written: region.name }, 'file name');
}
