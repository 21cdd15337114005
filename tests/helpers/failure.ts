import { KaojuError } from '../../src/errors.ts';

/** The failure that something ends in; anything else that it throws, or that it throws nothing, fails the test. */
export async function failureOf(act: () => unknown): Promise<KaojuError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof KaojuError) return error;
    throw error;
  }
  throw new Error('no failure');
}
