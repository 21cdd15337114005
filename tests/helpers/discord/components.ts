import type { Problems } from './refusal.ts';
import { type Component, type Fields, isFields } from './wire.ts';

/** Component types. */
export const ComponentType = { row: 1, button: 2, select: 3, lastSelect: 8 } as const;

const LINK = 5;

/** Checks rows of buttons and select menus; the newer layout components are not modelled. */
export function checkComponents(value: unknown, problems: Problems): void {
  const ids = new Set<unknown>();
  problems.list('components', value, { max: 5 }).forEach((row, at) => {
    const path = `components.${at}`;
    if (row.type !== ComponentType.row) {
      problems.add(`${path}.type`, 'Value of field "type" must be one of (1,).', 'UNION_TYPE_CHOICES');
      return;
    }
    const parts = problems.list(`${path}.components`, row.components ?? [], { min: 1, max: 5 });
    if (parts.length > 1 && parts.some(isSelect)) {
      problems.add(`${path}.components`, 'The component type uses the whole row.', 'COMPONENT_LAYOUT_WIDTH_EXCEEDED');
    }
    parts.forEach((part, place) => {
      const where = `${path}.components.${place}`;
      if (part.type === ComponentType.button) checkButton(part, where, problems);
      else if (isSelect(part)) checkSelect(part, where, problems);
      else problems.add(`${where}.type`, 'Not a component of a row.', 'UNION_TYPE_CHOICES');
      if (part.custom_id === undefined) return;
      if (ids.has(part.custom_id)) {
        problems.add(
          `${where}.custom_id`,
          'Component custom id cannot be duplicated',
          'COMPONENT_CUSTOM_ID_DUPLICATED',
        );
      }
      ids.add(part.custom_id);
    });
  });
}

/** The button or menu of a message with this custom id. */
export function findComponent(rows: Component[], customId: string): Component | undefined {
  return rows.flatMap((row) => row.components ?? []).find((part) => part.custom_id === customId);
}

function isSelect(part: Fields): boolean {
  return typeof part.type === 'number' && part.type >= ComponentType.select && part.type <= ComponentType.lastSelect
    ? part.type !== 4
    : false;
}

function checkButton(button: Fields, path: string, problems: Problems): void {
  problems.integer(`${path}.style`, button.style ?? 0, { min: 1, max: LINK });
  problems.text(`${path}.label`, button.label, { max: 80 });
  if (!button.label && !isFields(button.emoji)) {
    problems.add(path, 'A button must have a label or emoji', 'BUTTON_COMPONENT_INVALID_EMOJI');
  }
  if (button.style === LINK) {
    problems.url(`${path}.url`, button.url ?? '');
    if (button.custom_id !== undefined) problems.add(path, 'A custom id and url cannot both be specified');
  } else {
    problems.text(`${path}.custom_id`, button.custom_id, { min: 1, max: 100 });
    if (button.url !== undefined) problems.add(path, 'A custom id and url cannot both be specified');
  }
}

function checkSelect(select: Fields, path: string, problems: Problems): void {
  problems.text(`${path}.custom_id`, select.custom_id, { min: 1, max: 100 });
  problems.text(`${path}.placeholder`, select.placeholder, { max: 150 });
  problems.integer(`${path}.min_values`, select.min_values, { max: 25 });
  problems.integer(`${path}.max_values`, select.max_values, { min: 1, max: 25 });
  if (select.type !== ComponentType.select) return;
  const options = problems.list(`${path}.options`, select.options ?? [], { min: 1, max: 25 });
  const max = typeof select.max_values === 'number' ? select.max_values : 1;
  if (max > Math.max(options.length, 1)) problems.add(`${path}.max_values`, 'More than there are options.');
  if (options.filter((option) => option.default === true).length > max) {
    problems.add(`${path}.options`, 'More defaults than max_values.');
  }
  const values = new Set<unknown>();
  options.forEach((option, at) => {
    problems.text(`${path}.options.${at}.label`, option.label, { min: 1, max: 100 });
    problems.text(`${path}.options.${at}.value`, option.value, { min: 1, max: 100 });
    problems.text(`${path}.options.${at}.description`, option.description, { max: 100 });
    if (values.has(option.value)) {
      problems.add(`${path}.options.${at}.value`, 'The specified option value is already used');
    }
    values.add(option.value);
  });
}
