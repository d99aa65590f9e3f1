package watershed.record;

/**
 * How long a fork works at a time.
 *
 * @param warmupRounds turns before anything is measured
 * @param warmupMillis length of one of them
 * @param rounds measured turns
 * @param leadInMillis start of every measured turn, thrown away because it refills caches
 * @param windowMillis measured part of every turn
 */
public record Windows(
    int warmupRounds, int warmupMillis, int rounds, int leadInMillis, int windowMillis) {}
