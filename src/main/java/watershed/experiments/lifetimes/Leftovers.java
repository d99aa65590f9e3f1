package watershed.experiments.lifetimes;

/**
 * What requests that are over left behind.
 *
 * @param threads alive, virtual ones included, that were not there before the first request
 * @param reachable requests of which the collector could not take everything
 * @param queued tasks in the queue of a timer
 * @param retainedBytes by JOL, from what is reachable; stops at threads, whose stacks it leaves out
 * @param heapBytes by which the collected heap grew since before the first request
 */
record Leftovers(long threads, long reachable, long queued, long retainedBytes, long heapBytes) {}
