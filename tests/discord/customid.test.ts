import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomId, readCustomId, writeCustomId } from '../../src/discord/customid.ts';

const ASKER = '1573925397660172302';
const BUILD = '3499a1c70396';

const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
/** The longest name of a place that may be typed has 30 characters, none of them a bar. */
const region = fc.string({ unit: fc.constantFrom(...'西藏自治区山南市 ()a1'), minLength: 1, maxLength: 30 });
const limits = fc.record({ report: hex(10), year: fc.integer({ min: 1949, max: 2100 }), region }, { requiredKeys: [] });

describe('a custom id', () => {
  it.each<[string, CustomId, string]>([
    [
      'of a passage',
      { action: 'before', asker: ASKER, build: BUILD, argument: '77974aae8c:3' },
      `k1|before|${ASKER}|${BUILD}|77974aae8c:3`,
    ],
    [
      'of further results within limits',
      { action: 'more', asker: ASKER, build: BUILD, argument: '5', limits: { year: 2022, region: '山南市' } },
      `k1|more|${ASKER}|${BUILD}|5||2022|山南市`,
    ],
  ])('%s is written with bars between its parts', (_, id, written) => {
    expect(writeCustomId(id)).toBe(written);
  });

  it('says the same when it is read as when it was written', () => {
    const id = fc.record({
      action: fc.constantFrom(...(['before', 'after', 'more', 'source', 'useful', 'useless', 'jump'] as const)),
      asker: digits(20),
      build: hex(12),
      argument: fc.oneof(
        fc.tuple(hex(10), digits(4)).map((parts) => parts.join(':')),
        digits(3),
        fc.constant(''),
      ),
    });
    fc.assert(
      fc.property(id, (one) => {
        expect(readCustomId(writeCustomId(one))).toEqual({ ...one, limits: {} });
      }),
    );
  });

  it('keeps the limits of a search, and has at most 100 characters with the longest of them', () => {
    const id = fc.record({
      action: fc.constantFrom(...(['more', 'lookup'] as const)),
      asker: digits(20),
      build: hex(12),
      argument: digits(3),
      limits,
    });
    fc.assert(
      fc.property(id, (one) => {
        const written = writeCustomId(one);
        expect(written.length).toBeLessThanOrEqual(100);
        expect(readCustomId(written)).toEqual(one);
      }),
    );
  });

  it('of more than 100 characters is not written', () => {
    const long = {
      action: 'more',
      asker: ASKER,
      build: BUILD,
      argument: '5',
      limits: { region: '市'.repeat(60) },
    } as const;
    expect(() => writeCustomId(long)).toThrow(RangeError);
  });

  it.each(['', 'more', 'k1', 'k1|dance|1|2|3', 'k0|more|1|2|3', 'other|more|1|2|3', '|||||'])(
    'that is none of ours is not read: %j',
    (id) => {
      expect(readCustomId(id)).toBeUndefined();
    },
  );

  it('can be read whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(readCustomId(`k1|more|${text}`)?.action).toBe('more');
        expect(readCustomId(text)?.action ?? 'none').toBe('none');
      }),
    );
  });
});
