import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exonymsOf } from '../../src/language/exonyms.ts';
import { pinyinOf, readingsOf, syllablesOf } from '../../src/language/pinyin.ts';
import { findPlace } from '../../src/language/places.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';

describe('pinyin', () => {
  it.each([
    ['山南市', 'shannanshi', 'sns'],
    ['內蒙古自治區', 'neimengguzizhiqu', 'nmgzzq'],
    ['重庆市', 'chongqingshi', 'cqs'],
    ['六安市', 'luanshi', 'las'],
    ['长春市', 'changchunshi', 'ccs'],
    ['山南市政府工作报告 2022', 'shannanshizhengfugongzuobaogao2022', 'snszfgzbg2022'],
    ['', '', ''],
  ])('of %s is %s, in short %s', (text, full, initials) => {
    expect(pinyinOf(text)).toEqual({ full, initials });
  });

  it('has no tone, no capital and no white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'山南市 增長绿率GDPü1。') }), (text) => {
        const { full, initials } = pinyinOf(text);
        expect(full + initials).not.toMatch(/[A-Zāáǎàēéěèīíǐìōóǒòūúǔù\s]/u);
        expect(initials.length).toBeLessThanOrEqual(full.length);
      }),
    );
  });
});

describe('English names', () => {
  it.each([
    ['西藏', ['tibet', 'xizang']],
    ['内蒙古', ['inner mongolia']],
    ['山南', ['lhoka']],
    ['武汉', []],
    ['', []],
  ])('of %s are %j', (short, names) => {
    expect(exonymsOf(short)).toEqual(names);
  });

  it.each(['西藏', '内蒙古', '陕西', '拉萨', '日喀则', '山南', '鄂尔多斯', '呼和浩特', '乌鲁木齐', '齐齐哈尔'])(
    'belong to places by the short name of the gazetteer: %s',
    (short) => {
      expect(findPlace(short)?.short).toBe(short);
    },
  );
});

/** How often each character stands in texts. */
const counted = (texts: readonly string[]) => vocabularyOf(texts, []).words;

describe('syllables', () => {
  it('lead to the characters that are read so, commonest first', () => {
    expect(syllablesOf(counted(['湘易板,易板。', '一办一易']))).toEqual({ xiang: '湘', yi: '易一', ban: '板办' });
  });

  it('are told of each character once, by its commonest reading', () => {
    expect(syllablesOf(counted(['重庆、重庆']))).toEqual({ zhong: '重', qing: '庆' });
  });

  it('have ü as v', () => {
    expect(syllablesOf(counted(['绿']))).toEqual({ lv: '绿' });
  });

  it('are none of what is not Chinese', () => {
    expect(syllablesOf(counted(['GDP 8%,。', '']))).toEqual({});
  });

  it('hold every Han character of a text once, under the syllable that it is read as', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'山南市增长绿湘易办 GDP1。') })), (texts) => {
        const syllables = syllablesOf(counted(texts));
        const han = new Set(texts.join('').match(/\p{Script=Han}/gu) ?? []);
        expect(Object.values(syllables).join('')).toHaveLength(han.size);
        for (const [syllable, characters] of Object.entries(syllables))
          for (const character of characters) expect(pinyinOf(character).full).toBe(syllable);
      }),
    );
  });
});

describe('readings of a spelling', () => {
  const TEXT = '湘易办,一体化。办法、西安、先进,长江';
  const syllables = syllablesOf(counted([TEXT]));
  const readings = (spelling: string, exists = (pair: string) => TEXT.includes(pair)) =>
    readingsOf(spelling, syllables, exists);

  it.each([
    ['xiangyiban', ['湘易办']],
    ['Xiang Yi Ban', ['湘易办']],
    ["Xi'an", ['西安']],
    ['yitihua', ['一体化']],
    ['banfa', ['办法']],
  ])('%s are %j', (spelling, expected) => {
    expect(readings(spelling)).toEqual(expected);
  });

  it.each([
    ['that is one syllable', 'xiang'],
    ['whose characters never stand together', 'banxiang'],
    ['with a syllable that no character has', 'xiangtan'],
    ['that is no pinyin', 'grain'],
    ['of nothing', ''],
    ['without a letter', '2022'],
  ])('are none %s', (_, spelling) => {
    expect(readings(spelling)).toEqual([]);
  });

  it('are all that the pairs allow', () => {
    expect(readings('yiban', () => true).sort()).toEqual(['一办', '易办']);
  });

  it('come from every way to cut the spelling', () => {
    expect(readingsOf('fangan', { fang: '方', an: '案', fan: '反', gan: '感' }, () => true).sort()).toEqual([
      '反感',
      '方案',
    ]);
  });

  it('say nothing where there are more than a dozen', () => {
    const many = (count: number) => ({ a: '甲乙丙丁戊己庚辛壬癸子丑寅卯'.slice(0, count), o: '哦' });
    expect(readingsOf('ao', many(12), () => true)).toHaveLength(12);
    expect(readingsOf('ao', many(13), () => true)).toEqual([]);
  });

  it('say nothing of more than six syllables', () => {
    const exists = (pair: string) => pair === '啊啊';
    expect(readingsOf('aaaaaa', { a: '啊' }, exists)).toEqual(['啊啊啊啊啊啊']);
    expect(readingsOf('aaaaaaa', { a: '啊' }, exists)).toEqual([]);
  });

  it('lead back to the spelling, and have only pairs that exist', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.keys(syllables)), { minLength: 2, maxLength: 4 }),
        fc.func(fc.boolean()),
        (parts, exists) => {
          for (const reading of readingsOf(parts.join(' '), syllables, exists)) {
            const characters = [...reading];
            expect(characters.map((one) => pinyinOf(one).full).join('')).toBe(parts.join(''));
            expect(characters.slice(1).every((one, at) => exists((characters[at] ?? '') + one))).toBe(true);
          }
        },
      ),
    );
  });
});
