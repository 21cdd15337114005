import { followParent } from '../child.ts';
import { type GraphTask, runGraphTask } from './graphtask.ts';

/** A process that writes a graph for another one: see graphtask.ts. */
followParent();
process.once('message', (task: GraphTask) => {
  runGraphTask(task);
  process.exit();
});
