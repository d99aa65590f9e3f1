package watershed.record;

/**
 * Whether something that a profiler can count or sample really does so on this machine.
 *
 * @param event async-profiler's name of it, or {@code perf stat}
 * @param works whether a trial took samples or counted
 * @param samples taken in the trial; the count where it is a counter; 0 where it does not work
 * @param reason why it does not work; empty where it does
 * @param instead what would serve in its place; empty where it works
 */
public record ProfilerEvent(
    String event, boolean works, long samples, String reason, String instead) {}
