import { followParent } from '../child.ts';
import { messageOf } from '../errors.ts';
import { type GraphResult, type GraphTask, runGraphTask } from './graphtask.ts';

/** A process that writes a graph for another one: see graphtask.ts. */
followParent();
process.once('message', (task: GraphTask) => {
  const end = (result: GraphResult) => process.send?.(result, () => process.exit(result.failure ? 1 : 0));
  runGraphTask(task).then(
    () => end({}),
    (error) => end({ failure: messageOf(error) }),
  );
});
