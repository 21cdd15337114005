import { describe, expect, test } from 'vitest';
import { namesIn } from '../../src/language/dictionary.ts';
import { organisationsIn } from '../../src/language/organisations.ts';
import { vocabularyOf } from '../helpers/vocabulary.ts';

/** Names of organisations that are words of their own in texts. */
const namesOf = (texts: readonly string[]) => namesIn(vocabularyOf(texts, []), []);

test('An organisation is named as often as it stands alone', () => {
  expect(organisationsIn('西藏大学、拉萨师范学院,西藏大学。')).toEqual(['西藏大学', '拉萨师范学院', '西藏大学']);
});

describe('an organisation is known', () => {
  test('by standing alone between punctuation twice', () => {
    expect(namesOf(['西藏大学、拉萨师范学院,西藏大学。'])).toEqual(['西藏大学']);
  });

  test('across the texts of a collection, once in each', () => {
    expect(namesOf(['走访了企业。西藏银行,', '西藏银行'])).toEqual(['西藏银行']);
  });

  test.each(['集团', '集团公司', '公司', '大学', '学院', '银行', '医院', '研究院', '俱乐部', '委员会'])(
    'by a name that ends in %s',
    (ending) => {
      expect(namesOf([`高原${ending}`, `高原${ending}`])).toEqual([`高原${ending}`]);
    },
  );

  test.each([
    ['quotation marks', '“高原集团”'],
    ['brackets', '(高原集团)'],
    ['book title marks', '《高原集团》'],
    ['line ends', '一\n高原集团\n二'],
    ['white space', '负责人 高原集团 张三'],
    ['a figure behind it', '、高原集团3家'],
  ])('between %s', (_, text) => {
    expect(namesOf([text, text])).toEqual(['高原集团']);
  });

  test('by its whole name only', () => {
    expect(namesOf(['高原集团公司,高原集团公司。高原集团。'])).toEqual(['高原集团公司']);
  });

  test('in an order that does not depend on the texts', () => {
    const texts = ['高原集团', '西藏大学', '拉萨医院'];
    const sorted = [...texts].sort();
    expect(namesOf([...texts, ...texts])).toEqual(sorted);
    expect(namesOf([...texts, ...texts].reverse())).toEqual(sorted);
  });
});

describe('no organisation is', () => {
  test.each([
    ['a name that stands once', ['高原集团']],
    ['a name in the middle of a sentence', ['由高原集团承办', '由高原集团承办']],
    ['a name with words behind it', [',高原集团承办', ',高原集团承办']],
    ['an ending alone', ['集团', '集团']],
    ['an ending behind one character', ['一公司', '一公司']],
    ['a clause that ends like one', ['大力支持各族群众新办公司', '大力支持各族群众新办公司']],
    ['anything else between punctuation', ['高质量发展', '高质量发展']],
  ])('%s', (_, texts) => {
    expect(namesOf(texts)).toEqual([]);
  });

  test('in texts that are empty, or none', () => {
    expect(namesOf(['', ' '])).toEqual([]);
    expect(namesOf([])).toEqual([]);
  });
});
