import { describe, expect, it } from 'vitest';
import { fold } from '../../src/language/fold.ts';
import { personsIn } from '../../src/reports/persons.ts';

const persons = (text: string) => personsIn(fold(text), text);

describe('persons', () => {
  it('stand behind an office', () => {
    expect(persons('自治区副主席张永泽、任维出席会议。')).toEqual(['张永泽', '任维']);
  });

  it('stand behind an office and lost spaces', () => {
    expect(persons('山南市人民政府市长??次仁平措\n各位代表:')).toEqual(['次仁平措']);
  });

  it('stand in front of an office', () => {
    expect(persons('深入貫徹落實吳英杰書記指示和齊扎拉主席要求')).toEqual(['吳英杰', '齊扎拉']);
  });

  it('stand in front of what they say', () => {
    expect(persons('高嵩强调,集团公司高度重视。')).toEqual(['高嵩']);
  });

  it('stand at the head of a title', () => {
    expect(persons('莊嚴:全力以赴推動產業發展')).toEqual(['莊嚴']);
  });

  it('are named once, as written, in the order of the text', () => {
    expect(persons('高嵩强调,要抓实。书记占堆座谈。高嵩指出,要抓好。')).toEqual(['高嵩', '占堆']);
  });

  it.each(['会议强调,要坚持目标导向。', '他强调,要加强领导。', '书记出席会议。', '版权声明:凡注明来源'])(
    'are not in %s',
    (text) => {
      expect(persons(text)).toEqual([]);
    },
  );
});
