import fc from 'fast-check';
import type { Answer, Citation } from '../../../src/answer/answer.ts';
import type { Payload } from '../../../src/discord/render/answer.ts';
import type { Owner } from '../../../src/discord/render/components.ts';
import type { ReportRecord } from '../../../src/index/records.ts';
import { checkMessage } from '../../helpers/discord/bodies.ts';
import { placeOf } from '../../helpers/places.ts';

export const OWNER: Owner = { asker: '1573925397660172302', build: '3499a1c70396' };

/** A citation as an engine makes it. */
export function citationOf(changes: Partial<Citation> = {}): Citation {
  return {
    n: 1,
    passageId: '77974aae8c:3',
    file: '003_2be4bcb9e681115c.txt',
    reportId: '77974aae8c',
    title: '山南市政府工作报告',
    region: '山南市',
    date: '2022-12-30',
    year: 2022,
    section: ['2022年工作回顾'],
    paragraph: 3,
    line: 7,
    page: null,
    start: 100,
    end: 120,
    kind: 'prose',
    text: '过去一年。预计全市地区生产总值达248亿元、增长3.4%。谢谢。',
    evidence: [[5, 29]],
    score: 0.9,
    ...changes,
  };
}

/** An answer of these citations. */
export function answerOf(citations: Citation[], changes: Partial<Answer> = {}): Answer {
  return {
    question: '山南市2022年GDP增长多少?',
    status: citations.length > 0 ? 'answered' : 'not_found',
    confidence: 0.8,
    answer: null,
    citations,
    searched: { reports: 5, passages: 77, build: OWNER.build },
    ms: { embed: 1, search: 1, total: 2 },
    ...changes,
  };
}

/** A report as a build keeps it. */
export function reportOf(changes: Partial<ReportRecord> = {}): ReportRecord {
  return {
    reportId: '77974aae8c',
    file: '003_2be4bcb9e681115c.txt',
    title: '山南市政府工作报告',
    titleIsDerived: false,
    kind: 'government_report',
    region: '山南市',
    level: 'prefectural',
    place: placeOf('region' in changes ? changes.region : '山南市'),
    date: '2022-12-30',
    year: 2022,
    lookBackYear: null,
    speaker: null,
    source: null,
    sourceUrl: null,
    editor: null,
    persons: [],
    from: {},
    credits: [],
    encoding: 'utf-8',
    lines: 20,
    sections: [['2022年工作回顾'], ['2022年工作回顾', '普惠民生暖民心'], ['2023年重点工作']],
    sha256: '0'.repeat(64),
    damage: [],
    ...changes,
  } as ReportRecord;
}

/** What Discord would refuse about a message, and what takes more than 6000 characters in UTF-16. */
export function problemsOf(payload: Payload): string[] {
  const problems: string[] = [];
  const { allowedMentions, ...body } = payload;
  try {
    checkMessage({ ...body, allowed_mentions: allowedMentions }, []);
  } catch (refusal) {
    problems.push(String(refusal));
  }
  const longest = Math.max(0, ...payload.embeds.map((embed) => JSON.stringify(textsOf(embed)).length));
  if (payload.embeds.reduce((sum, embed) => sum + textsOf(embed).join('').length, 0) > 6000)
    problems.push(`an embed of ${longest} characters`);
  return problems;
}

function textsOf({ title = '', description = '', fields = [], author, footer }: Payload['embeds'][number]): string[] {
  const inFields = fields.flatMap(({ name, value }) => [name, value]);
  return [title, description, ...inFields, author?.name ?? '', footer?.text ?? ''];
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('山南市', '地区生产总值', '增长3.4%', '多少', 'GDP', '。', ',', ' ', 'a') },
  { weight: 2, arbitrary: fc.constantFrom('😀', '𠮷', '葛󠄀', '👨‍👩‍👧', '❓ ', '…', '\u200b', 'é') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('*', '**', '_', '__', '~~', '`', '```', '|', '||', '\\', '>', '>>> ', '#', '# ', '-# '),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('@everyone', '@here', '<@123>', '<@&123>', '<#123>', '<t:0:R>', ':smile:', '[a](b)'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('https://evil.example/', 'http://', '<https://a.b>', '1. ', '- ', '+ ', '12.'),
  },
);

/** A text of at least one character that is no white space, with all that Discord gives a meaning to. */
export function textOf(maxLength: number, { lines = true } = {}): fc.Arbitrary<string> {
  const parts = lines ? fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.constant('\n') }) : piece;
  const drawn = fc.array(parts, { minLength: 1, maxLength: 60 }).map((drawn) => drawn.join(''));
  /** Long texts are short ones many times over: what matters is where they are cut. */
  return fc.tuple(drawn, fc.nat({ max: maxLength })).map(([text, length]) => {
    const long = text.repeat(Math.ceil(length / text.length)) || text;
    const whole = [...long.slice(0, maxLength)].filter((character) => !/^[\uD800-\uDFFF]$/u.test(character)).join('');
    return /[^\s\u200b]/u.test(whole) ? whole : '字';
  });
}

/** A citation of any length and content. */
export const anyCitation: fc.Arbitrary<Citation> = fc
  .record({
    text: textOf(4000),
    title: textOf(300, { lines: false }),
    section: fc.array(textOf(300, { lines: false }), { maxLength: 4 }),
    date: fc.constantFrom('2022-12-30', '--03-06', null),
    kind: fc.constantFrom(...(['prose', 'caption', 'header'] as const)),
    span: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ span, ...drawn }) => {
    const characters = [...drawn.text];
    const offset = (part: number) => characters.slice(0, Math.floor(part * characters.length)).join('').length;
    const [start = 0, end = 0] = span.map(offset).sort((a, b) => a - b);
    return citationOf({ ...drawn, evidence: [[start, end === start ? drawn.text.length : end]] });
  });

/** Up to 20 citations, each of its own passage. */
export const anyCitations: fc.Arbitrary<Citation[]> = fc
  .array(anyCitation, { minLength: 1, maxLength: 20 })
  .map((citations) => citations.map((one, at) => ({ ...one, n: at + 1, passageId: `77974aae8c:${1000 + at}` })));
